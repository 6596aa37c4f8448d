package org.guestflow.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.partner.Partners;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Gathers what the decision table asks for; nothing of it says who the guest is. */
@Component
class Facts {

    private static final String INVITATION = "invitation";
    private static final String NORMAL = "normal";

    private final TargetRule targets;
    private final Partners partners;
    private final Clock clock;

    Facts(TargetRule targets, Partners partners, Clock clock) {
        this.targets = targets;
        this.partners = partners;
        this.clock = clock;
    }

    Map<String, Object> of(User inviter, DomainName domain, Target target, Optional<LocalDate> accessEndDate) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("route", INVITATION);
        facts.put("inviterType", inviter.userType().name().toLowerCase(Locale.ROOT));
        facts.put("administrator", inviter.isAdministrator());
        facts.put("guestInviter", inviter.isGuestInviter());
        facts.put("targetType", target.type().stored());
        facts.put("sensitivity", sensitivity(target));
        facts.put("domainStanding", partners.standingOf(domain).name().toLowerCase(Locale.ROOT));
        facts.put("accessDays", days(accessEndDate));
        return Map.copyOf(facts);
    }

    private String sensitivity(Target target) {
        try {
            return switch (target.type()) {
                case GROUP -> targets.group(target.id()).sensitivity().name().toLowerCase(Locale.ROOT);
                case APPLICATION ->
                    targets.application(target.id()).sensitivity().name().toLowerCase(Locale.ROOT);
                case DIRECTORY -> NORMAL;
            };
        } catch (RuleViolation targetGone) {
            throw new IllegalStateException("the target is gone", targetGone);
        }
    }

    private long days(Optional<LocalDate> accessEndDate) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return accessEndDate.map(day -> ChronoUnit.DAYS.between(today, day)).orElse(Decision.USUAL_ACCESS.toDays());
    }
}
