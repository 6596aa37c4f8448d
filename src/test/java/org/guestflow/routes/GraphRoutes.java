package org.guestflow.routes;

import static org.guestflow.routes.ApiRoute.call;
import static org.guestflow.routes.Person.ADA;
import static org.guestflow.routes.Person.SIGNED_IN;

import java.util.List;
import java.util.stream.Stream;

/**
 * The API in Graph's dialect. Each operation is called on things of a member who is none of the people here, and where it matters on Olivia's: nobody reaches another's by its id.
 */
final class GraphRoutes {

    private GraphRoutes() {}

    static List<ApiRoute> all() {
        return Stream.of(
                        GraphObjectRoutes.all(),
                        GraphRequestRoutes.all(),
                        policy(),
                        partners(),
                        ownTokens(),
                        clients(),
                        audit(),
                        batch())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ApiRoute> policy() {
        return List.of(
                call("GET /policies/authorizationPolicy").by(SIGNED_IN),
                call("PATCH /policies/authorizationPolicy").by(ADA),
                // Everybody is told what would become of his own request; whose would go ahead is in the table of
                // requests.
                call("POST /policy/evaluate")
                        .sending(GraphRequestRoutes.INVITATION_TO_ANOTHERS_GROUP)
                        .by(SIGNED_IN)
                        .byTheirOwner()
                        .tells("\"goAhead\"", ADA),
                // Only to whom tables may be tried it is said that this is none.
                call("POST /policy/evaluate")
                        .sending("{\"decisionTable\": \"<none/>\", \"lastDays\": 1}")
                        .by(ADA)
                        .grants(400));
    }

    private static List<ApiRoute> partners() {
        return List.of(
                call("GET /partners").by(ADA),
                call("POST /partners").by(ADA),
                call("GET /partners/{name}", "{{partner}}").by(ADA),
                call("PATCH /partners/{name}", "{{partner}}").by(ADA),
                call("DELETE /partners/{name}", "{{partner}}").by(ADA),
                call("POST /partners/{name}/testConnection", "litware.com").by(ADA));
    }

    /** The caller's own tokens; there is no way to name another's. Litware has nobody who could say whose the token is, which is said to everybody alike. */
    private static List<ApiRoute> ownTokens() {
        return List.of(
                call("PUT /me/partnerTokens/{domain}", "litware.com")
                        .by(SIGNED_IN)
                        .grants(409),
                call("DELETE /me/partnerTokens").by(SIGNED_IN));
    }

    private static List<ApiRoute> clients() {
        return List.of(
                call("GET /apiClients").by(ADA),
                call("POST /apiClients").by(ADA),
                call("GET /apiClients/{id}", "{{api-client}}").by(ADA),
                call("PATCH /apiClients/{id}", "{{api-client}}").by(ADA),
                call("DELETE /apiClients/{id}", "{{api-client}}").by(ADA));
    }

    private static List<ApiRoute> audit() {
        return List.of(
                call("GET /auditLogs/directoryAudits").by(ADA),
                call("GET /auditLogs/directoryAudits/{id}", "{{event}}").by(ADA),
                call("GET /auditLogs/verification").by(ADA));
    }

    /** Whoever sends a batch gets from it what he gets otherwise. */
    private static List<ApiRoute> batch() {
        return List.of(
                call("POST /$batch").sending("""
                                {"requests": [{"id": "1", "method": "GET", "url": "/invitations/{{invitation-of-owner}}"}]}
                                """).by(SIGNED_IN).byTheirOwner().tells("{{invitation-of-owner}}", ADA));
    }
}
