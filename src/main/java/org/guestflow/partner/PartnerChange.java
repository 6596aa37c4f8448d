package org.guestflow.partner;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.shared.RuleViolation;

/**
 * What is to be changed of a partner's record; what is absent stays as it is, and a connection, a provider or a longest access that is present but empty is taken away.
 *
 * @param displayName its name
 * @param standing {@code known} or {@code trusted}
 * @param directAddition whether its people may be added without invitations
 * @param groups ids or handles of the groups for that
 * @param applications ids or handles of the applications for that; groups and applications are replaced together
 * @param sponsors mail addresses of the users who answer for the partnership
 * @param assignedMembers mail addresses of the members who may add its people
 * @param longestAccessDays how long its people's access lasts at most; empty for as long as policy says
 * @param whenUnreachable {@code invitation} or {@code incident}
 * @param connection how its directory is reached
 * @param signIn its OpenID Connect provider
 */
public record PartnerChange(
        String displayName,
        String standing,
        Boolean directAddition,
        List<String> groups,
        List<String> applications,
        List<String> sponsors,
        List<String> assignedMembers,
        Optional<Integer> longestAccessDays,
        String whenUnreachable,
        Optional<Connection> connection,
        Optional<SignInProvider> signIn) {

    private static final int MOST_DAYS = 36_500;

    /**
     * Gives a record with the change made.
     *
     * @param before the record as it is
     * @param references finds what the change names
     * @return the changed record; nothing is kept yet
     * @throws RuleViolation an {@link InvalidField} for the first value that is refused
     */
    public Partner of(Partner before, PartnerReferences references) throws RuleViolation {
        return new Partner(
                before.id(),
                displayName == null ? before.displayName() : NewPartner.name(displayName),
                standing == null
                        ? before.standing()
                        : word("standing", PartnerStanding.class, standing, PartnerStanding.UNKNOWN),
                directAddition == null ? before.directAddition() : directAddition,
                groups == null && applications == null ? before.targets() : references.targets(groups, applications),
                sponsors == null ? before.sponsors() : references.users("sponsors", sponsors),
                assignedMembers == null
                        ? before.assignedMembers()
                        : references.users("assignedMembers", assignedMembers),
                longestAccessDays == null ? before.longestAccess() : days(longestAccessDays),
                whenUnreachable == null
                        ? before.whenUnreachable()
                        : word("whenUnreachable", UnreachableAction.class, whenUnreachable, null),
                connection == null ? before.connection() : connection,
                signIn == null ? before.signIn() : signIn);
    }

    private static Optional<Duration> days(Optional<Integer> days) throws RuleViolation {
        if (days.isPresent() && (days.get() < 1 || days.get() > MOST_DAYS)) {
            throw new InvalidField("longestAccessDays", "LongestAccessInvalid", "Access lasts 1 to 36500 days.");
        }
        return days.map(Duration::ofDays);
    }

    private static <E extends Enum<E>> E word(String field, Class<E> type, String word, E not) throws RuleViolation {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant != not)
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidField(
                        field, "ValueUnknown", "There is no " + type.getSimpleName() + " of this name."));
    }
}
