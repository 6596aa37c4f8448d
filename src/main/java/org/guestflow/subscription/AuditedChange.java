package org.guestflow.subscription;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guestflow.audit.AuditEvent;

/**
 * The change of a resource that an event of the audit trail tells of.
 *
 * @param resource which kind
 * @param object which one
 * @param type what happened to it
 */
record AuditedChange(ResourceType resource, UUID object, ChangeType type) {

    private static final Map<String, ResourceType> RESOURCES =
            Map.of("Invitation", ResourceType.INVITATIONS, "User", ResourceType.USERS);
    private static final Set<String> CREATIONS = Set.of("Invite external user", "Add user", "Restore user");
    private static final Set<String> DELETIONS = Set.of("Delete user", "Hard Delete user");

    /** What is recorded of a user and leaves him as he was. */
    private static final Set<String> NO_CHANGES = Set.of("Sign in", "Consent", "Decline consent");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Reads an event; empty where it is about something else. */
    static Optional<AuditedChange> of(AuditEvent event) {
        return Optional.ofNullable(RESOURCES.get(event.objectType()))
                .filter(resource -> !NO_CHANGES.contains(event.action())
                        && ID.matcher(event.objectId()).matches())
                .map(resource -> new AuditedChange(resource, UUID.fromString(event.objectId()), type(event)));
    }

    private static ChangeType type(AuditEvent event) {
        if (CREATIONS.contains(event.action())) {
            return ChangeType.CREATED;
        }
        // Whoever leaves is deleted, or blocked where requests of others refer to him.
        boolean gone = DELETIONS.contains(event.action())
                || "deleted".equals(event.newValue().get("account"));
        return gone ? ChangeType.DELETED : ChangeType.UPDATED;
    }
}
