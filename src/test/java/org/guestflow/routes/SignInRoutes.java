package org.guestflow.routes;

import static org.guestflow.routes.Person.ALL;
import static org.guestflow.routes.Person.NOBODY;
import static org.guestflow.routes.Person.SIGNED_IN;
import static org.guestflow.routes.Route.action;
import static org.guestflow.routes.Route.any;
import static org.guestflow.routes.Route.page;

import java.util.List;

/** Signing in and out, and the pages on which people are told that something is not for them. */
final class SignInRoutes {

    private SignInRoutes() {}

    static List<Route> of() {
        return List.of(
                page("/sign-in", NOBODY).refuses(302),
                action("/sign-in/code", ALL).grants(302),
                page("/sign-in/code", ALL).grants(302),
                page("/sign-out", ALL),
                // Nobody of these has a second factor or needs one; SecondFactorTest is of those who do.
                page("/sign-in/second-factor", SIGNED_IN).grants(302),
                action("/sign-in/second-factor/code", SIGNED_IN).grants(302),
                action("/sign-in/second-factor/passkey", SIGNED_IN).grants(302),
                action("/sign-in/second-factor/elsewhere", SIGNED_IN).grants(302),
                action("/sign-in/second-factor/recovery-code", SIGNED_IN).grants(302),
                // What follows is reached inside the server only; from outside it tells nothing.
                action("/sign-out/elsewhere").refuses(400),
                action("/sign-in/refused").refuses(400),
                action("/sign-in/code/refused").refuses(401),
                any("/sign-in/organisation/refused").refuses(400),
                any("/no-access", SIGNED_IN).grants(403),
                any("/error", ALL).grants(500),
                // The description of the API tells nothing of anybody.
                page("/openapi", ALL),
                page("/openapi/v1.0.json", ALL),
                page("/openapi/v1.0.json.yaml").refusesEverybodyElse(403));
    }
}
