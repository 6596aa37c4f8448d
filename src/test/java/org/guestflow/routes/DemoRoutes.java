package org.guestflow.routes;

import static org.guestflow.routes.Person.ALL;

import java.util.List;

/** The mailboxes of the demo, which are everybody's. */
final class DemoRoutes {

    private static final String MAILBOXES = "/demo/mailbox";
    private static final String SAM = MAILBOXES + "?address=sam@litware.com";

    private DemoRoutes() {}

    static List<Route> of() {
        return List.of(
                Route.page(MAILBOXES, ALL),
                Route.page(MAILBOXES + "?address", SAM, ALL),
                // There is no such mail; that is said to everybody alike.
                Route.page(MAILBOXES + "?address&uid", SAM + "&uid=999999", ALL).grants(404));
    }
}
