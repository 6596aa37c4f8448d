package org.guestflow.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Gathers what the decision table is asked about. Nothing in it names a person: the engine may keep it in its history. */
@Component
class DecisionFacts {

    private final Partners partners;
    private final ProposedTargets targets;
    private final AccessLists access;
    private final Clock clock;

    DecisionFacts(Partners partners, ProposedTargets targets, AccessLists access, Clock clock) {
        this.partners = partners;
        this.targets = targets;
        this.access = access;
        this.clock = clock;
    }

    Map<String, Object> of(
            Route route,
            User inviter,
            DomainName domain,
            Target target,
            Optional<LocalDate> accessEndDate,
            Optional<UserId> account) {
        ProposedTarget found = targets.find(NamedTarget.of(target))
                .orElseThrow(() -> new IllegalStateException("the target is gone: " + target));
        return Map.of(
                "route", route.word(),
                "inviterType", word(inviter.userType()),
                "administrator", inviter.isAdministrator(),
                "guestInviter", inviter.isGuestInviter(),
                "targetType", target.type().stored(),
                "sensitivity", word(sensitivity(found, account)),
                "domainStanding", word(partners.standingOf(domain)),
                "accessDays", accessDays(accessEndDate));
    }

    /** Whoever comes to prove an account's address comes into all that the account is in. */
    private Sensitivity sensitivity(ProposedTarget target, Optional<UserId> account) {
        boolean confidential = account.stream()
                .flatMap(user -> access.of(user).stream())
                .map(entry -> NamedTarget.of(entry.target()))
                .flatMap(entry -> targets.find(entry).stream())
                .anyMatch(entry -> entry.sensitivity() == Sensitivity.CONFIDENTIAL);
        return confidential ? Sensitivity.CONFIDENTIAL : target.sensitivity();
    }

    /** Cuts the longest access that the table answers with to the one in the partner's record; what is no number stays what it is. */
    Map<String, Object> withinThePartnership(DomainName domain, Map<String, Object> outputs) {
        Optional<Long> longest =
                partners.find(domain).flatMap(Partner::longestAccess).map(Duration::toDays);
        if (longest.isEmpty()
                || !(outputs.get(TableAnswer.LONGEST_ACCESS) instanceof Number days)
                || days.longValue() <= longest.get()) {
            return outputs;
        }
        Map<String, Object> cut = new HashMap<>(outputs);
        cut.put(TableAnswer.LONGEST_ACCESS, longest.get());
        return cut;
    }

    private long accessDays(Optional<LocalDate> accessEndDate) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        return accessEndDate
                .map(day -> Math.max(1, ChronoUnit.DAYS.between(today, day)))
                .orElse(Decision.USUAL_ACCESS.toDays());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
