package org.guestflow.routes;

import static org.guestflow.routes.Person.ADA;

import java.util.List;

/** The pages of administration, of which everybody knows that they are there. */
final class AdministrationRoutes {

    private static final String ID = "{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    private static final String ROLE = "/{role:Administrator|GuestInviter}/" + ID;

    private AdministrationRoutes() {}

    static List<Route> of(Examples examples) {
        String partner = "/" + examples.litware();
        String guest = "/" + examples.sam();
        String role = "/GuestInviter" + guest;
        return List.of(
                page("guests", ""),
                page("guests.csv", ""),
                page("guests", "/" + ID, guest),
                page("guests", "/" + ID + "/unlink", guest + "/unlink"),
                action("guests", "/" + ID + "/unlink", guest + "/unlink"),
                page("second-factors", ""),
                page("second-factors", "/" + ID + "/reset", guest + "/reset"),
                action("second-factors", "/" + ID + "/reset", guest + "/reset").isNotTriedAs(ADA),
                page("audit", ""),
                page("audit.csv", ""),
                page("requests", ""),
                page("settings", ""),
                action("settings", "/review"),
                action("settings", "").isNotTriedAs(ADA),
                page("settings", "/refused"),
                page("settings", "/refused.csv"),
                page("policy", ""),
                page("roles", ""),
                action("roles", "/find"),
                page("roles", ROLE + "/give", role + "/give"),
                action("roles", ROLE + "/give", role + "/give"),
                page("roles", ROLE + "/take", role + "/take"),
                // Sam would lose what other tests need.
                action("roles", ROLE + "/take", role + "/take").isNotTriedAs(ADA),
                page("partners", ""),
                page("partners", "/new"),
                action("partners", "/new?!again", "/new"),
                action("partners", "/new?again"),
                action("partners", "/new/review"),
                page("partners", "/" + ID + "/change", partner + "/change"),
                action("partners", "/" + ID + "/change/review", partner + "/change/review"),
                action("partners", "/" + ID + "/change?!again", partner + "/change")
                        .isNotTriedAs(ADA),
                action("partners", "/" + ID + "/change?again", partner + "/change?again"),
                page("partners", "/" + ID + "/remove", partner + "/remove"),
                action("partners", "/" + ID + "/remove", partner + "/remove").isNotTriedAs(ADA),
                page("partners", "/" + ID, partner),
                action("partners", "/" + ID + "/test", partner + "/test"));
    }

    private static Route page(String area, String rest) {
        return page(area, rest, rest);
    }

    private static Route page(String area, String pattern, String example) {
        String base = "/administration/" + area;
        return Route.page(base + pattern, base + example, ADA).refuses(403);
    }

    private static Route action(String area, String rest) {
        return action(area, rest, rest);
    }

    private static Route action(String area, String pattern, String example) {
        String base = "/administration/" + area;
        return Route.action(base + pattern, base + example, ADA).refuses(403);
    }
}
