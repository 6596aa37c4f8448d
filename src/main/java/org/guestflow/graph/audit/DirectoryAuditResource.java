package org.guestflow.graph.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guestflow.audit.AuditEntry;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.CallIds;
import org.guestflow.graph.query.EntityModel;
import org.guestflow.graph.query.Property;
import org.guestflow.graph.query.Property.Kind;

/**
 * An event of the trail as Microsoft Graph's clients read it.
 *
 * @param id its place in the trail
 * @param category {@code UserManagement}, {@code GroupManagement} and so on
 * @param activityDateTime when
 * @param activityDisplayName what was done
 * @param loggedByService {@code Guestflow}
 * @param operationType {@code Add}, {@code Update} or {@code Delete}
 * @param result {@code success}: what fails leaves nothing behind
 * @param initiatedBy who acted
 * @param targetResources what it was done to
 * @param requestId the request that it belongs to; absent where there is none
 * @param correlationId the {@code request-id} of the call in which it happened; absent where it was none
 * @param additionalDetails the {@code client-request-id} of that call, where it had one
 */
record DirectoryAuditResource(
        String id,
        String category,
        Instant activityDateTime,
        String activityDisplayName,
        String loggedByService,
        String operationType,
        String result,
        Initiator initiatedBy,
        List<TargetResource> targetResources,
        String requestId,
        String correlationId,
        List<Detail> additionalDetails) {

    static final String SET = "directoryAudits";

    static final EntityModel MODEL = EntityModel.of(SET, "directoryAudit", DirectoryAuditResource.class)
            .with(
                    Kind.TEXT,
                    "id",
                    "category",
                    "activityDisplayName",
                    "loggedByService",
                    "operationType",
                    "result",
                    "requestId",
                    "correlationId")
            .with(Kind.MOMENT, "activityDateTime")
            .with(
                    "initiatedBy",
                    new Property(
                            Kind.COMPLEX,
                            Map.of(
                                    "user",
                                    new Property(
                                            Kind.COMPLEX,
                                            Map.of(
                                                    "id", Property.of(Kind.TEXT),
                                                    "displayName", Property.of(Kind.TEXT),
                                                    "userPrincipalName", Property.of(Kind.TEXT))),
                                    "app",
                                    new Property(Kind.COMPLEX, Map.of("displayName", Property.of(Kind.TEXT))))))
            .with(
                    "targetResources",
                    new Property(
                            Kind.COMPLEX_COLLECTION,
                            Map.of("id", Property.of(Kind.TEXT), "type", Property.of(Kind.TEXT))))
            .with(
                    "additionalDetails",
                    new Property(
                            Kind.COMPLEX_COLLECTION,
                            Map.of("key", Property.of(Kind.TEXT), "value", Property.of(Kind.TEXT))))
            .onlyShown(
                    "category",
                    "loggedByService",
                    "operationType",
                    "result",
                    "additionalDetails/key",
                    "additionalDetails/value",
                    "initiatedBy/user/displayName",
                    "initiatedBy/user/userPrincipalName",
                    "initiatedBy/app/displayName");

    /**
     * Who acted: one of the two.
     *
     * @param user a person
     * @param app the system by itself
     */
    record Initiator(Person user, App app) {}

    /**
     * A person.
     *
     * @param id the user's id
     * @param displayName the name; absent where the account is gone
     * @param userPrincipalName the principal name; absent where the account is gone
     */
    record Person(String id, String displayName, String userPrincipalName) {}

    /**
     * A program.
     *
     * @param displayName its name
     */
    record App(String displayName) {}

    /**
     * What something was done to.
     *
     * @param id its id
     * @param type what kind of thing it is
     * @param displayName its name, where it is a user that is still there
     * @param modifiedProperties what changed
     */
    record TargetResource(String id, String type, String displayName, List<ModifiedProperty> modifiedProperties) {}

    /**
     * One thing that changed.
     *
     * @param displayName its name
     * @param oldValue before, as JSON; absent where it was not there
     * @param newValue after, as JSON; absent where it is gone
     */
    record ModifiedProperty(String displayName, String oldValue, String newValue) {}

    /**
     * Something else that is known of an event.
     *
     * @param key what it is
     * @param value its value
     */
    record Detail(String key, String value) {}

    static DirectoryAuditResource of(AuditEntry entry, AuditedPeople people, List<ModifiedProperty> modified) {
        return new DirectoryAuditResource(
                String.valueOf(entry.sequence()),
                category(entry),
                entry.at(),
                entry.action(),
                "Guestflow",
                operation(entry),
                "success",
                AuditEvent.SYSTEM.equals(entry.actor())
                        ? new Initiator(null, new App("Guestflow"))
                        : new Initiator(people.person(entry.actor()), null),
                List.of(new TargetResource(
                        entry.objectId(), entry.objectType(), people.name(entry.objectId()), modified)),
                entry.requestId().orElse(null),
                entry.call().map(call -> call.requestId().toString()).orElse(null),
                entry.call().flatMap(CallIds::clientRequestId).stream()
                        .map(id -> new Detail(CallIds.CLIENT_REQUEST_ID, id))
                        .toList());
    }

    private static String category(AuditEntry entry) {
        if (entry.action().endsWith(" role")) {
            return "RoleManagement";
        }
        return switch (entry.objectType()) {
            case "User" -> "UserManagement";
            case "Group" -> "GroupManagement";
            case "Application" -> "ApplicationManagement";
            case "PolicySetting", "Partner", "Organisation" -> "Policy";
            default -> "B2BCollaboration";
        };
    }

    private static String operation(AuditEntry entry) {
        if (entry.oldValue().isEmpty()) {
            return "Add";
        }
        return entry.newValue().isEmpty() ? "Delete" : "Update";
    }
}
