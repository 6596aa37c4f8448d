package org.guestflow.routes;

import static org.guestflow.routes.Person.ADA;
import static org.guestflow.routes.Person.LENA;
import static org.guestflow.routes.Person.OLIVIA;
import static org.guestflow.routes.Person.SAM;
import static org.guestflow.routes.Person.SIGNED_IN;
import static org.guestflow.routes.Route.action;
import static org.guestflow.routes.Route.page;

import java.util.List;
import java.util.stream.Stream;

/** The access panel, but for the pages of administration, and what the form in Tasklist reads. */
final class PanelRoutes {

    private static final String ID = "{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";
    private static final String TARGET = "/{type:groups|applications}/{id}";
    private static final String PERSON = "/people/{person:[0-9a-f-]{36}}/remove";
    private static final String FACTOR =
            "/{factor:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/remove";
    private static final String NO_TASK = "3f8b3a52-no-such-task";

    private PanelRoutes() {}

    static List<Route> of(Examples examples) {
        return Stream.of(
                        ownThings(),
                        secondFactors(),
                        targets(examples),
                        requests(examples),
                        lists(examples),
                        sponsored(examples),
                        approvals(examples),
                        reviews())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> ownThings() {
        return List.of(
                page("/", SIGNED_IN),
                page("/owned", SIGNED_IN),
                page("/my-data", SIGNED_IN),
                page("/my-data/download", SIGNED_IN),
                action("/preferences", SIGNED_IN),
                page("/leave", SAM, LENA),
                action("/leave", SAM, LENA).isNotTriedAs(SAM, LENA));
    }

    /** Nobody of these has a second factor, or registers one; {@code SecondFactorTest} tells of those who do. */
    private static List<Route> secondFactors() {
        String security = "/sign-in-security";
        String none = "/6b0f0c1e-5d5c-4c57-9a53-3f1f0a7c2d11/remove";
        return List.of(
                page(security, SIGNED_IN),
                action(security + "/authenticator", SIGNED_IN).isNotTriedAs(SIGNED_IN),
                page(security + "/authenticator", SIGNED_IN).grants(302),
                action(security + "/authenticator/code", SIGNED_IN),
                page(security + "/passkey", SIGNED_IN),
                action(security + "/passkey", SIGNED_IN),
                action(security + "/recovery-codes", SIGNED_IN),
                page(security + "/password", Person.MEMBERS),
                action(security + "/password", Person.MEMBERS),
                page(security + FACTOR, security + none),
                action(security + FACTOR, security + none));
    }

    private static List<Route> targets(Examples examples) {
        String atlas = "/groups/" + examples.atlas();
        String sam = atlas + "/people/" + examples.sam() + "/remove";
        return List.of(
                page(TARGET, atlas, ADA, OLIVIA),
                page(TARGET + "/add", atlas + "/add", ADA, OLIVIA, SAM, LENA),
                action(TARGET + "/add", atlas + "/add", ADA, OLIVIA, SAM, LENA),
                action(TARGET + "/add/check", atlas + "/add/check", ADA, OLIVIA, SAM, LENA),
                page(TARGET + "/colleagues", atlas + "/colleagues", SAM),
                action(TARGET + "/colleagues", atlas + "/colleagues", SAM),
                page(TARGET + "/leave", atlas + "/leave", SAM, LENA),
                action(TARGET + "/leave", atlas + "/leave", SAM, LENA).isNotTriedAs(SAM, LENA),
                page(TARGET + PERSON, sam, ADA, OLIVIA),
                action(TARGET + PERSON, sam, ADA, OLIVIA).isNotTriedAs(ADA, OLIVIA));
    }

    private static List<Route> requests(Examples examples) {
        String one = "/requests/" + examples.asked();
        return List.of(
                page("/requests", SIGNED_IN),
                page("/requests/additions", SIGNED_IN),
                page("/requests/additions/" + ID, "/requests/additions/" + examples.asked()),
                page("/requests/" + ID, one, ADA, OLIVIA),
                page("/requests/" + ID + "/progress", one + "/progress", ADA, OLIVIA),
                action("/requests/" + ID + "/remind", one + "/remind", ADA, OLIVIA),
                action("/requests/" + ID + "/resend", one + "/resend", ADA, OLIVIA),
                page("/requests/" + ID + "/revoke", one + "/revoke", ADA, OLIVIA),
                action("/requests/" + ID + "/revoke", one + "/revoke", ADA, OLIVIA));
    }

    private static List<Route> lists(Examples examples) {
        String one = "/bulk/" + examples.uploaded();
        return List.of(
                page("/bulk", SIGNED_IN),
                action("/bulk"),
                page("/bulk/" + ID, one, OLIVIA),
                page("/bulk/" + ID + "/result.csv", one + "/result.csv", OLIVIA),
                action("/bulk/" + ID + "/invite", one + "/invite", OLIVIA),
                action("/bulk/" + ID + "/continue", one + "/continue", OLIVIA),
                action("/bulk/" + ID + "/cancel", one + "/cancel", OLIVIA));
    }

    /** Sam's access does not end, so that there is nothing to extend; {@code SponsoredTest} tells of access that does. */
    private static List<Route> sponsored(Examples examples) {
        String guest = "/sponsored/" + examples.sam();
        String extend = guest + "/groups/" + examples.atlas() + "/extend";
        String pattern = "/sponsored/" + ID.replace("{id", "{guest") + "/{type:groups|applications}/" + ID + "/extend";
        return List.of(
                page("/sponsored", SIGNED_IN),
                page("/sponsored/" + ID.replace("{id", "{guest"), guest, ADA, OLIVIA),
                page(pattern, extend),
                action(pattern, extend),
                action(pattern + "/approval", extend + "/approval"));
    }

    /** Nobody has this absence; {@code AbsencesPageTest} tells of those who have one. */
    private static List<Route> approvals(Examples examples) {
        String data = "/approvals/tasks/";
        String absences = "/approvals/absences";
        String none = absences + "/6b0f0c1e-5d5c-4c57-9a53-3f1f0a7c2d11";
        return List.of(
                page(absences, Person.MEMBERS).refuses(403),
                action(absences, Person.MEMBERS).refuses(403),
                page(absences + "/" + ID, none),
                action(absences + "/" + ID, none),
                action(absences + "/" + ID + "/withdraw", none + "/withdraw"),
                page("/approvals/{task}", "/approvals/" + NO_TASK),
                page(data + "{taskId}", data + examples.task(), ADA));
    }

    /** Nobody has this review; {@code ReviewingGuestsTest} tells of those who have one. */
    private static List<Route> reviews() {
        String none = "/reviews/6b0f0c1e-5d5c-4c57-9a53-3f1f0a7c2d11";
        return List.of(
                page("/reviews", SIGNED_IN),
                page("/reviews/" + ID, none),
                action("/reviews/" + ID, none),
                page("/reviews/" + ID + "/finish", none + "/finish"),
                action("/reviews/" + ID + "/finish", none + "/finish"),
                page("/reviews/tasks/{taskId}", "/reviews/tasks/" + NO_TASK));
    }
}
