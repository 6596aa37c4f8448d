package org.guestflow.routes;

import static org.guestflow.routes.ApiRoute.call;
import static org.guestflow.routes.Person.ADA;
import static org.guestflow.routes.Person.BEN;
import static org.guestflow.routes.Person.GUESTS;
import static org.guestflow.routes.Person.LENA;
import static org.guestflow.routes.Person.MEMBERS;
import static org.guestflow.routes.Person.OLIVIA;
import static org.guestflow.routes.Person.SAM;
import static org.guestflow.routes.Person.SIGNED_IN;

import java.util.List;
import java.util.stream.Stream;

/**
 * The API's users, groups and applications: members see all of them, guests themselves, the groups and applications that they are in, and the people of these groups; what they do not see is not there to
 * them.
 */
final class GraphObjectRoutes {

    private static final String SAMS_ADDRESS = "sam@litware.com";
    private static final String ATLAS = "project-atlas";

    private GraphObjectRoutes() {}

    static List<ApiRoute> all() {
        return Stream.of(
                        users(),
                        ofUsers(),
                        deletedUsers(),
                        sponsors(),
                        groups(),
                        changesOfGroups(),
                        newApplications(),
                        applications("/applications"),
                        applications("/servicePrincipals"),
                        assignments())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ApiRoute> users() {
        String only = "$filter=id eq '{{colleague}}'";
        return List.of(
                call("GET /me").by(SIGNED_IN),
                call("GET /users").asking(only).by(SIGNED_IN).tells("{{colleague}}", MEMBERS),
                call("POST /users").by(ADA),
                call("GET /users/$count").asking(only).by(SIGNED_IN).tells("1", MEMBERS),
                inSight("GET /users/{name}", "{{colleague}}"),
                call("GET /users/{name}", SAMS_ADDRESS).by(SIGNED_IN),
                call("PATCH /users/{name}", "{{guest}}").by(ADA),
                // Even himself nobody changes; Ben keeps his name for other tests.
                call("PATCH /users/{name}", "ben@woodgrove.com").by(ADA).isNotTriedAs(ADA),
                call("POST /users/{name}/erase", "{{guest}}").by(ADA),
                call("DELETE /users/{name}", "{{guest}}").by(ADA));
    }

    private static List<ApiRoute> deletedUsers() {
        String all = " /directory/deletedItems";
        return List.of(
                call("GET" + all + "/microsoft.graph.user").by(ADA),
                call("GET" + all + "/graph.user").by(ADA),
                call("GET" + all + "/{id}", "{{deleted-user}}").by(ADA),
                call("POST" + all + "/{id}/restore", "{{deleted-user}}").by(ADA),
                call("DELETE" + all + "/{id}", "{{deleted-user}}").by(ADA));
    }

    private static List<ApiRoute> ofUsers() {
        return List.of(
                call("GET /me/memberOf").by(SIGNED_IN),
                call("GET /me/appRoleAssignments").by(SIGNED_IN),
                call("GET /users/{name}/authentication/methods", "{{guest}}").by(ADA),
                call("DELETE /users/{name}/authentication/methods", "{{guest}}").by(ADA),
                inSight("GET /users/{name}/memberOf", "{{colleague}}"),
                inSight("GET /users/{name}/appRoleAssignments", "{{colleague}}"));
    }

    /** Sam and Lena are in one group, in which Olivia, who answers for both, is not: Lena knows who answers for herself. */
    private static List<ApiRoute> sponsors() {
        return List.of(
                inSight("GET /users/{name}/sponsors", "{{guest}}"),
                call("GET /users/{name}/sponsors", SAMS_ADDRESS)
                        .by(SIGNED_IN)
                        .tells("{{olivia}}", ADA, OLIVIA, BEN, SAM),
                call("GET /users/{name}", SAMS_ADDRESS)
                        .asking("$expand=sponsors")
                        .by(SIGNED_IN)
                        .tells("{{olivia}}", ADA, OLIVIA, BEN, SAM),
                call("GET /users/{name}/sponsors", "lena@litware.com")
                        .by(SIGNED_IN)
                        .tells("{{olivia}}", ADA, OLIVIA, BEN, LENA),
                call("GET /users")
                        .asking("$filter=mail eq '" + SAMS_ADDRESS + "'&$expand=sponsors")
                        .by(SIGNED_IN)
                        .tells("{{olivia}}", ADA, OLIVIA, BEN, SAM),
                call("POST /users/{name}/sponsors/$ref", "{{guest}}").by(ADA),
                call("DELETE /users/{name}/sponsors/{sponsor}/$ref", "{{guest}}", "{{olivia}}")
                        .by(ADA));
    }

    private static List<ApiRoute> groups() {
        String only = "$filter=id eq '{{group}}'";
        return List.of(
                call("GET /groups").asking(only).by(SIGNED_IN).tells("{{group}}", MEMBERS),
                call("POST /groups").by(ADA),
                call("GET /groups/$count").asking(only).by(SIGNED_IN).tells("1", MEMBERS),
                inSight("GET /groups/{name}", "{{group}}"),
                call("GET /groups/{name}", ATLAS).by(SIGNED_IN),
                inSight("GET /groups/{name}/members", "{{group-of-two}}"),
                inSight("GET /groups/{name}/members/$count", "{{group-of-two}}"),
                inSight("GET /groups/{name}/owners", "{{group}}"),
                call("GET /groups/{name}/owners", ATLAS).by(SIGNED_IN).tells("{{olivia}}", MEMBERS));
    }

    private static List<ApiRoute> changesOfGroups() {
        return List.of(
                ofOwner("POST /groups/{name}/members/$ref", "{{group}}"),
                ofOwner("DELETE /groups/{name}/members/{member}/$ref", "{{group-of-two}}", "{{colleague}}"),
                ofOwner("POST /groups/{name}/owners/$ref", "{{group}}"),
                ofOwner("DELETE /groups/{name}/owners/{owner}/$ref", "{{group-of-two}}", "{{colleague}}"),
                // Project Atlas keeps its people and its owner for other tests.
                call("POST /groups/{name}/members/$ref", ATLAS).by(ADA, OLIVIA).isNotTriedAs(ADA, OLIVIA),
                call("DELETE /groups/{name}/members/{member}/$ref", ATLAS, "{{sam}}")
                        .by(ADA, OLIVIA)
                        .isNotTriedAs(ADA, OLIVIA),
                call("POST /groups/{name}/owners/$ref", ATLAS).by(ADA, OLIVIA).isNotTriedAs(ADA, OLIVIA),
                call("DELETE /groups/{name}/owners/{owner}/$ref", ATLAS, "{{olivia}}")
                        .by(ADA, OLIVIA)
                        .isNotTriedAs(ADA, OLIVIA));
    }

    /** Applications have two names in Graph. */
    private static List<ApiRoute> applications(String all) {
        String only = "$filter=id eq '{{application}}'";
        return List.of(
                call("GET " + all).asking(only).by(SIGNED_IN).tells("{{application}}", MEMBERS),
                call("GET " + all + "/$count").asking(only).by(SIGNED_IN).tells("1", MEMBERS),
                inSight("GET " + all + "/{name}", "{{application}}"),
                inSight("GET " + all + "/{name}/owners", "{{application}}"),
                ofOwner("POST " + all + "/{name}/owners/$ref", "{{application}}"),
                ofOwner("DELETE " + all + "/{name}/owners/{owner}/$ref", "{{application-of-two}}", "{{colleague}}"));
    }

    private static List<ApiRoute> newApplications() {
        return List.of(call("POST /applications").by(ADA));
    }

    private static List<ApiRoute> assignments() {
        String all = " /servicePrincipals/{name}/appRoleAssignedTo";
        return List.of(
                inSight("GET" + all, "{{application-of-two}}"),
                ofOwner("POST" + all, "{{application}}"),
                ofOwner("DELETE" + all + "/{assignment}", "{{application-of-two}}", "{{assignment}}"));
    }

    /** For whoever sees the thing. */
    private static ApiRoute inSight(String operation, String... things) {
        return call(operation, things).by(MEMBERS).isNotThereFor(GUESTS);
    }

    /** For administrators and who owns the thing. */
    private static ApiRoute ofOwner(String operation, String... things) {
        return call(operation, things).by(ADA).byTheirOwner().isNotThereFor(GUESTS);
    }
}
