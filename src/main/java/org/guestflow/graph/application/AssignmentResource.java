package org.guestflow.graph.application;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.guestflow.directory.Assignment;
import org.guestflow.graph.query.EntityModel;
import org.guestflow.graph.query.Property.Kind;
import org.guestflow.shared.RuleViolation;

/**
 * That a user may use an application, as Microsoft Graph's clients read it.
 *
 * @param type {@code #microsoft.graph.appRoleAssignment}
 * @param id names user and application
 * @param appRoleId zeros: applications have no roles here
 * @param principalType {@code User}
 * @param principalId the user's id
 * @param principalDisplayName the user's name
 * @param resourceId the application's id
 * @param resourceDisplayName the application's name
 * @param createdDateTime since when; absent where a rule or another directory decides
 * @param accessEndDateTime until when; absent where it has no end
 */
record AssignmentResource(
        @JsonProperty("@odata.type") String type,
        String id,
        String appRoleId,
        String principalType,
        String principalId,
        String principalDisplayName,
        String resourceId,
        String resourceDisplayName,
        Instant createdDateTime,
        Instant accessEndDateTime) {

    static final String SET = "appRoleAssignments";

    /** Graph's id of an application's only role. */
    static final UUID ONLY_ROLE = new UUID(0, 0);

    static final EntityModel MODEL = EntityModel.of(SET, "appRoleAssignment", AssignmentResource.class)
            .with(
                    Kind.TEXT,
                    "id",
                    "appRoleId",
                    "principalType",
                    "principalId",
                    "principalDisplayName",
                    "resourceId",
                    "resourceDisplayName")
            .with(Kind.MOMENT, "createdDateTime", "accessEndDateTime")
            .onlyShown("id", "appRoleId", "principalType", "accessEndDateTime");

    /** The two ids that an assignment's id is made of. */
    record Id(UUID user, UUID application) {

        static Id parse(String text) throws RuleViolation {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(text);
                if (bytes.length == 4 * Long.BYTES) {
                    ByteBuffer buffer = ByteBuffer.wrap(bytes);
                    return new Id(
                            new UUID(buffer.getLong(), buffer.getLong()), new UUID(buffer.getLong(), buffer.getLong()));
                }
            } catch (IllegalArgumentException notBase64) {
                throw unknown(notBase64);
            }
            throw unknown(null);
        }

        private static RuleViolation unknown(Exception cause) {
            RuleViolation refusal = new RuleViolation(
                    "UnknownAssignment",
                    RuleViolation.Kind.NOT_FOUND,
                    "There is no such assignment.",
                    "Name one of the application's list.");
            if (cause != null) {
                refusal.initCause(cause);
            }
            return refusal;
        }

        @Override
        public String toString() {
            ByteBuffer buffer = ByteBuffer.allocate(4 * Long.BYTES);
            buffer.putLong(user.getMostSignificantBits()).putLong(user.getLeastSignificantBits());
            buffer.putLong(application.getMostSignificantBits()).putLong(application.getLeastSignificantBits());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
        }
    }

    static AssignmentResource of(Assignment assignment) {
        return new AssignmentResource(
                "#microsoft.graph.appRoleAssignment",
                new Id(assignment.user().value(), assignment.application()).toString(),
                ONLY_ROLE.toString(),
                "User",
                assignment.user().toString(),
                assignment.userName(),
                assignment.application().toString(),
                assignment.applicationName(),
                assignment.grantedAt().orElse(null),
                assignment.endsAt().orElse(null));
    }
}
