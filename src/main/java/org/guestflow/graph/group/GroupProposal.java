package org.guestflow.graph.group;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.User;
import org.guestflow.graph.membership.ProposedFields;
import org.guestflow.shared.RuleViolation;
import org.springframework.lang.Nullable;

/**
 * What an administrator sends of a new group.
 *
 * @param displayName its name
 * @param mailNickname its handle: small letters, digits and characters of . _ -
 * @param groupTypes {@code DynamicMembership} for a group whose members a rule computes; else empty or left out
 * @param membershipRule that rule
 * @param membershipRuleProcessingState {@code On}, or left out: rules are always followed
 * @param mailEnabled false, or left out
 * @param securityEnabled true, or left out
 * @param owners the URLs of the members who own it; the caller, where it is left out
 * @param selfServiceEnabled whether its owners may bring guests in by themselves; false where it is left out
 * @param sensitivity {@code normal} or {@code confidential}; normal where it is left out
 */
record GroupProposal(
        @Nullable String displayName,
        @Nullable String mailNickname,
        @Nullable List<String> groupTypes,
        @Nullable String membershipRule,
        @Nullable String membershipRuleProcessingState,
        @Nullable Boolean mailEnabled,
        @Nullable Boolean securityEnabled,
        @JsonProperty("owners@odata.bind") @Nullable List<String> owners,
        @Nullable Boolean selfServiceEnabled,
        @Nullable String sensitivity) {

    private static final String DYNAMIC = "DynamicMembership";

    NewGroup create(User caller) throws RuleViolation {
        checkWhatIsFixed();
        Group group = new Group(
                UUID.randomUUID(),
                mailNickname == null ? "" : mailNickname,
                displayName == null ? "" : displayName.strip(),
                membership(),
                Boolean.TRUE.equals(selfServiceEnabled),
                ProposedFields.sensitivity(sensitivity));
        return new NewGroup(group, Optional.ofNullable(membershipRule), ProposedFields.owners(owners, caller));
    }

    private GroupMembership membership() throws RuleViolation {
        if (groupTypes == null || groupTypes.isEmpty()) {
            return GroupMembership.ASSIGNED;
        }
        if (!groupTypes.equals(List.of(DYNAMIC))) {
            throw invalid("The only type of a group is DynamicMembership.");
        }
        return GroupMembership.DYNAMIC;
    }

    /** Graph's clients have to say it; nobody is left in the belief that anything else was done. */
    private void checkWhatIsFixed() throws RuleViolation {
        if (Boolean.TRUE.equals(mailEnabled) || Boolean.FALSE.equals(securityEnabled)) {
            throw invalid("Groups are security groups: mailEnabled is false and securityEnabled is true.");
        }
        if (membershipRuleProcessingState != null && !"On".equals(membershipRuleProcessingState)) {
            throw invalid("Rules are always followed: membershipRuleProcessingState is On.");
        }
    }

    private static RuleViolation invalid(String message) {
        return new RuleViolation(
                "ValueInvalid", RuleViolation.Kind.INVALID, message, "Correct the value and send it again.");
    }
}
