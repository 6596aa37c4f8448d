package org.guestflow.routes;

import static org.guestflow.routes.ApiRoute.call;
import static org.guestflow.routes.Person.ADA;
import static org.guestflow.routes.Person.OLIVIA;
import static org.guestflow.routes.Person.SAM;
import static org.guestflow.routes.Person.SIGNED_IN;

import java.util.List;
import java.util.stream.Stream;

/** The API's requests to bring people in, and the subscriptions that tell of them: another's is not there. */
final class GraphRequestRoutes {

    static final String INVITATION_TO_ANOTHERS_GROUP = """
            {"invitedUserEmailAddress": "{{somebody}}", "target": {"type": "group", "id": "{{group}}"}}
            """;

    private static final String ADDITION_TO = """
            {"partner": "litware.com", "users": ["{{somebody}}"], "targetType": "group", "targetId": "%s"}
            """;
    private static final String SUBSCRIPTION_TO = """
            {"resource": "%s", "changeType": "updated", "notificationUrl": "{{receiver}}", "expirationDateTime": "{{tomorrow}}"}
            """;

    private GraphRequestRoutes() {}

    static List<ApiRoute> all() {
        return Stream.of(invitations(), additions(), subscriptions())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ApiRoute> invitations() {
        String one = "{{invitation-of-owner}}";
        return List.of(
                call("GET /invitations").by(SIGNED_IN).byTheirOwner().tells(one, ADA),
                call("GET /invitations")
                        .asking("$filter=id eq '" + one + "'")
                        .by(SIGNED_IN)
                        .byTheirOwner()
                        .tells(one, ADA),
                call("POST /invitations").by(ADA, OLIVIA, SAM),
                call("POST /invitations")
                        .sending(INVITATION_TO_ANOTHERS_GROUP)
                        .by(ADA)
                        .byTheirOwner(),
                call("GET /invitations/{id}", "{{invitation}}").by(ADA, OLIVIA).refuses(404),
                call("GET /invitations/{id}", one).by(ADA).byTheirOwner().refuses(404),
                call("GET /invitations/{id}/decision", one)
                        .by(ADA)
                        .byTheirOwner()
                        .refuses(404),
                call("POST /invitations/{id}/resend", one)
                        .by(ADA)
                        .byTheirOwner()
                        .refuses(404),
                call("POST /invitations/{id}/revoke", one)
                        .by(ADA)
                        .byTheirOwner()
                        .refuses(404));
    }

    /** The addition is Sam's. */
    private static List<ApiRoute> additions() {
        String one = "{{addition}}";
        return List.of(
                call("GET /directAdditions").by(SIGNED_IN).tells(one, ADA, SAM),
                call("POST /directAdditions")
                        .sending(ADDITION_TO.formatted("project-atlas"))
                        .by(ADA, OLIVIA, SAM),
                call("POST /directAdditions")
                        .sending(ADDITION_TO.formatted("{{group}}"))
                        .by(ADA)
                        .byTheirOwner(),
                call("GET /directAdditions/{id}", one).by(ADA, SAM).refuses(404));
    }

    private static List<ApiRoute> subscriptions() {
        String one = "{{subscription-of-owner}}";
        return List.of(
                call("GET /subscriptions").by(SIGNED_IN).byTheirOwner().tells(one, ADA),
                // It tells everybody of his own invitations only.
                call("POST /subscriptions")
                        .sending(SUBSCRIPTION_TO.formatted("/invitations"))
                        .by(SIGNED_IN),
                call("POST /subscriptions")
                        .sending(SUBSCRIPTION_TO.formatted("/invitations/{{invitation-of-owner}}"))
                        .by(ADA)
                        .byTheirOwner()
                        .refuses(404),
                call("POST /subscriptions")
                        .sending(SUBSCRIPTION_TO.formatted("/users"))
                        .by(ADA),
                call("POST /subscriptions")
                        .sending(SUBSCRIPTION_TO.formatted("/users/{{colleague}}"))
                        .by(ADA),
                call("GET /subscriptions/{id}", one).by(ADA).byTheirOwner().refuses(404),
                call("PATCH /subscriptions/{id}", one).by(ADA).byTheirOwner().refuses(404),
                call("DELETE /subscriptions/{id}", one).by(ADA).byTheirOwner().refuses(404));
    }
}
