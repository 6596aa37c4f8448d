package org.guestflow.graph.partner;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.partner.Connection;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerStanding;
import org.guestflow.partner.SignInProvider;
import org.guestflow.partner.UnreachableAction;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/**
 * What is to be changed of a partner's record; what is absent stays as it is, and a connection, a provider or a longest access that is sent as null is taken away.
 *
 * @param standing {@code known} or {@code trusted}
 * @param directAddition whether its people may be added without invitations
 * @param groups ids or handles of the groups for that
 * @param applications ids or handles of the applications for that; groups and applications are replaced together
 * @param sponsors mail addresses of the users who answer for the partnership
 * @param assignedMembers mail addresses of the members who may add its people
 * @param longestAccessDays how long its people's access lasts at most; null for as long as policy says
 * @param whenUnreachable {@code invitation} or {@code incident}
 * @param connection how its directory is reached
 * @param signIn its OpenID Connect provider
 */
record PartnerChange(
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

    Partner of(Partner before, References references) throws RuleViolation {
        return new Partner(
                before.id(),
                before.displayName(),
                standing == null ? before.standing() : word(PartnerStanding.class, standing, PartnerStanding.UNKNOWN),
                directAddition == null ? before.directAddition() : directAddition,
                groups == null && applications == null ? before.targets() : references.targets(groups, applications),
                sponsors == null ? before.sponsors() : references.users(sponsors),
                assignedMembers == null ? before.assignedMembers() : references.users(assignedMembers),
                longestAccessDays == null ? before.longestAccess() : days(longestAccessDays),
                whenUnreachable == null
                        ? before.whenUnreachable()
                        : word(UnreachableAction.class, whenUnreachable, null),
                connection == null ? before.connection() : connection,
                signIn == null ? before.signIn() : signIn);
    }

    private static Optional<Duration> days(Optional<Integer> days) throws RuleViolation {
        if (days.isPresent() && (days.get() < 1 || days.get() > MOST_DAYS)) {
            throw invalid("LongestAccessInvalid", "Access lasts 1 to 36500 days.");
        }
        return days.map(Duration::ofDays);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word, E not) throws RuleViolation {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant != not)
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> invalid("ValueUnknown", "There is no " + type.getSimpleName() + " of this name."));
    }

    private static RuleViolation invalid(String rule, String message) {
        return new RuleViolation(rule, RuleViolation.Kind.INVALID, message, "Correct the value and send it again.");
    }

    /** Finds what a change names. */
    @Component
    static class References {

        private final Users users;
        private final Targets targets;

        References(Users users, Targets targets) {
            this.users = users;
            this.targets = targets;
        }

        Set<UserId> users(List<String> mails) throws RuleViolation {
            Set<UserId> found = new HashSet<>();
            for (String mail : mails) {
                found.add(Optional.ofNullable(mail)
                        .flatMap(EmailAddress::parse)
                        .flatMap(users::findByMail)
                        .map(User::id)
                        .orElseThrow(() -> invalid("UnknownUser", "The directory has no user with an address given.")));
            }
            return found;
        }

        Set<Target> targets(List<String> groups, List<String> applications) throws RuleViolation {
            Set<Target> found = new HashSet<>();
            for (String group : groups == null ? List.<String>of() : groups) {
                found.add(handle(group)
                        .flatMap(targets::findGroup)
                        .map(one -> Target.group(one.id()))
                        .orElseThrow(() -> invalid("UnknownTarget", "There is no such group.")));
            }
            for (String application : applications == null ? List.<String>of() : applications) {
                found.add(handle(application)
                        .flatMap(targets::findApplication)
                        .map(one -> Target.application(one.id()))
                        .orElseThrow(() -> invalid("UnknownTarget", "There is no such application.")));
            }
            return found;
        }

        /** Nothing else is looked up: the database does not take every character. */
        private static Optional<String> handle(String typed) {
            return Optional.ofNullable(typed).filter(text -> text.matches("[A-Za-z0-9._-]{1,64}"));
        }
    }
}
