package org.guestflow.routes;

import static org.guestflow.routes.Person.ALL;
import static org.guestflow.routes.Person.NOBODY;
import static org.guestflow.routes.Person.SIGNED_IN;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where links in mails lead, whoever has them: redeeming, blocking further mail, and the consent of those who came without a link. The invitation is to somebody who is none of the people here: who is
 * signed in gets told so, whoever is not may begin and then has to prove the address.
 */
final class MailedLinkRoutes {

    private static final String REDEEM = "/redeem/{token}";
    private static final String BLOCK = "/block/{token}";
    private static final String WELCOME = "/welcome";

    private MailedLinkRoutes() {}

    static List<Route> of(Examples examples) {
        return Stream.of(redeeming(examples.link()), proving(examples.link()), blocking(examples.block()), consenting())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> redeeming(String link) {
        return List.of(
                page(link, "", NOBODY),
                action(link, "", NOBODY).grants(303),
                page(link, "/passcode", NOBODY),
                action(link, "/passcode", NOBODY).grants(303),
                action(link, "/passcode/new", NOBODY).grants(303),
                page(link, "/signed-in", NOBODY).grants(303),
                action(link, "/new-link", ALL).grants(303),
                action(link, "/switch", ALL).grants(303).isNotTriedAs(SIGNED_IN),
                Route.any(REDEEM + "/start-again")
                        .at(link + "/start-again", link)
                        .refusesEverybodyElse(403));
    }

    /** Nobody here has shown the code that was mailed. */
    private static List<Route> proving(String link) {
        return List.of(
                page(link, "/consent", NOBODY).grants(303),
                action(link, "/consent"),
                action(link, "/decline"),
                page(link, "/done", ALL).grants(303));
    }

    private static Route page(String link, String step, Person... users) {
        return Route.page(REDEEM + step, link + step, users).refusesEverybodyElse(403);
    }

    private static Route action(String link, String step, Person... users) {
        return Route.action(REDEEM + step, link + step, users)
                .refusesEverybodyElse(403)
                .withFormAt(link);
    }

    private static List<Route> blocking(String block) {
        return List.of(
                Route.page(BLOCK, block, ALL),
                Route.action(BLOCK, block, ALL).grants(303).withFormAt(block),
                Route.action(BLOCK + "/code", block + "/code", ALL).grants(303).withFormAt(block),
                Route.action(BLOCK + "/undo", block + "/undo", ALL).grants(303).withFormAt(block));
    }

    private static List<Route> consenting() {
        return List.of(
                Route.page(WELCOME + "/consent", SIGNED_IN).grants(303),
                Route.action(WELCOME + "/consent", SIGNED_IN).grants(303),
                Route.action(WELCOME + "/decline", SIGNED_IN).grants(303).isNotTriedAs(SIGNED_IN));
    }
}
