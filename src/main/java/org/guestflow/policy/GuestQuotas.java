package org.guestflow.policy;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The quotas of guests, for each partner and for each owner. They count with the next request; guests who are here stay. Whoever is asked for, and has no account yet, counts as well. */
@Service
@Transactional
public class GuestQuotas {

    private static final String SETTING = "guestQuota";

    private final JdbcGuestQuotas quotas;
    private final AuditTrail trail;

    GuestQuotas(JdbcGuestQuotas quotas, AuditTrail trail) {
        this.quotas = quotas;
        this.trail = trail;
    }

    /**
     * Tells the quotas.
     *
     * @return the quotas
     */
    @Transactional(readOnly = true)
    public GuestQuota current() {
        return quotas.find();
    }

    /**
     * Sets the quotas.
     *
     * @param quota the new ones
     * @param actor the administrator who sets them
     * @throws RuleViolation {@code InvalidSettings} for a quota below 1; nothing is changed then
     */
    public void set(GuestQuota quota, UserId actor) throws RuleViolation {
        boolean invalid = Stream.of(quota.perPartner(), quota.perOwner())
                .flatMap(Optional::stream)
                .anyMatch(guests -> guests < 1);
        if (invalid) {
            throw new RuleViolation(
                    "InvalidSettings",
                    RuleViolation.Kind.INVALID,
                    "A quota is a whole number from 1.",
                    "Write one, or leave the field empty for no quota.");
        }
        GuestQuota before = quotas.find();
        if (!before.equals(quota)) {
            quotas.save(quota);
            trail.record(new AuditEvent(
                    actor.toString(),
                    "Update policy setting",
                    "PolicySetting",
                    SETTING,
                    null,
                    Map.of("perPartner", text(before.perPartner()), "perOwner", text(before.perOwner())),
                    Map.of("perPartner", text(quota.perPartner()), "perOwner", text(quota.perOwner()))));
        }
    }

    private static String text(Optional<Integer> guests) {
        return guests.map(String::valueOf).orElse("none");
    }
}
