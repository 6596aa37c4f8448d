package org.guestflow.graph.application;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.guestflow.directory.Application;
import org.guestflow.directory.ApplicationDetails;
import org.guestflow.graph.query.EntityModel;
import org.guestflow.graph.query.Property.Kind;

/**
 * An application as Microsoft Graph's clients read it, with what Graph lacks added in the same dialect.
 *
 * @param type {@code #microsoft.graph.servicePrincipal}
 * @param id the application's id
 * @param appId its handle, an alternate key
 * @param displayName its name
 * @param appRoleAssignmentRequired always true: who is not assigned does not get in
 * @param createdDateTime since when the directory has it
 * @param selfServiceEnabled whether its owners may bring guests in by themselves
 * @param sensitivity {@code normal} or {@code confidential}
 * @param accessGroupId the group through which it hands out access; absent where users are assigned directly
 */
record ApplicationResource(
        @JsonProperty("@odata.type") String type,
        String id,
        String appId,
        String displayName,
        boolean appRoleAssignmentRequired,
        Instant createdDateTime,
        boolean selfServiceEnabled,
        String sensitivity,
        String accessGroupId) {

    static final String SET = "servicePrincipals";

    static final EntityModel MODEL = EntityModel.of(SET, "servicePrincipal", ApplicationResource.class)
            .with(Kind.TEXT, "id", "appId", "displayName", "sensitivity", "accessGroupId")
            .with(Kind.FLAG, "appRoleAssignmentRequired", "selfServiceEnabled")
            .with(Kind.MOMENT, "createdDateTime")
            .searchedIn("displayName", "appId")
            .onlyShown("accessGroupId", "appRoleAssignmentRequired");

    static ApplicationResource of(ApplicationDetails details) {
        Application application = details.application();
        return new ApplicationResource(
                "#microsoft.graph.servicePrincipal",
                application.id().toString(),
                application.appId(),
                application.displayName(),
                true,
                details.createdAt(),
                application.selfService(),
                application.sensitivity().name().toLowerCase(Locale.ROOT),
                application.accessGroup().map(group -> group.id().toString()).orElse(null));
    }
}
