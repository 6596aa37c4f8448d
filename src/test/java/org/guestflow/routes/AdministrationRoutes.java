package org.guestflow.routes;

import static org.guestflow.routes.Person.ADA;

import java.util.List;

/** The pages of administration, of which everybody knows that they are there. */
final class AdministrationRoutes {

    private static final String ID = "{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    private static final String ROLE = "/{role:Administrator|GuestInviter}/" + ID;

    private static final String REVIEW = "/targets/{type:groups|applications}/" + ID + "/start";

    private static final String TARGET = "/{type:groups|applications}/new";

    private AdministrationRoutes() {}

    static List<Route> of(Examples examples) {
        String partner = "/" + examples.litware();
        String guest = "/" + examples.sam();
        String role = "/GuestInviter" + guest;
        String atlas = "/targets/groups/" + examples.atlas() + "/start";
        return List.of(
                page("directory", ""),
                page("directory", "/members/new"),
                // What is not filled in is refused, and nothing is added.
                action("directory", "/members/new").grants(400),
                page("directory", TARGET, "/groups/new"),
                action("directory", TARGET, "/groups/new").grants(400),
                page("guests", ""),
                page("guests.csv", ""),
                page("guests", "/" + ID, guest),
                page("guests", "/" + ID + "/unlink", guest + "/unlink"),
                action("guests", "/" + ID + "/unlink", guest + "/unlink"),
                // Nobody is blocked for inactivity; InactiveGuestsTest tells of one who is.
                page("guests", "/" + ID + "/restore", guest + "/restore").grants(409),
                action("guests", "/" + ID + "/restore", guest + "/restore"),
                page("deleted-guests", ""),
                // Sam is here; DeletedGuestsTest tells of one who is not.
                page("deleted-guests", "/" + ID + "/restore", guest + "/restore")
                        .grants(404),
                action("deleted-guests", "/" + ID + "/restore", guest + "/restore")
                        .grants(404),
                page("guest-report", ""),
                page("guest-report.csv", ""),
                page("guests", "/" + ID + "/merge", guest + "/merge"),
                action("guests", "/" + ID + "/merge/review", guest + "/merge/review"),
                action("guests", "/" + ID + "/merge", guest + "/merge").isNotTriedAs(ADA),
                page("report", ""),
                action("report", "/quotas"),
                page("processes", ""),
                action("processes", "/check"),
                page("second-factors", ""),
                page("second-factors", "/" + ID + "/reset", guest + "/reset"),
                action("second-factors", "/" + ID + "/reset", guest + "/reset").isNotTriedAs(ADA),
                page("audit", ""),
                page("audit.csv", ""),
                page("audit.jsonl", ""),
                page("erasure", ""),
                // Nobody has this address.
                action("erasure", "/find").isNotTriedAs(ADA),
                page("erasure", "/" + ID, guest),
                // Sam would be gone.
                action("erasure", "/" + ID, guest).isNotTriedAs(ADA),
                page("audit", "/verification"),
                page("requests", ""),
                page("settings", ""),
                action("settings", "/review"),
                action("settings", "").isNotTriedAs(ADA),
                page("settings", "/refused"),
                page("settings", "/refused.csv"),
                page("policy", ""),
                page("reviews", ""),
                page("reviews.csv", ""),
                page("reviews", "/targets"),
                page("reviews", REVIEW, atlas),
                // A review of this group would be in the way of other tests.
                action("reviews", REVIEW, atlas).isNotTriedAs(ADA),
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
