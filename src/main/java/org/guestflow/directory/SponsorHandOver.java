package org.guestflow.directory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.UserId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What becomes of the guests of a sponsor whose account ends: the owners of what they have access to answer for those for whom nobody else does (behaviour.md section 7). The directory knows of
 * no superiors. Where there is no owner either the guest has no sponsor, and stands in the report of those.
 */
@Component
class SponsorHandOver {

    private final JdbcSponsors sponsors;
    private final JdbcSponsorSuccession succession;
    private final JdbcUsers users;
    private final ObjectProvider<SponsorListener> listeners;
    private final AuditTrail trail;
    private final Clock clock;

    SponsorHandOver(
            JdbcSponsors sponsors,
            JdbcSponsorSuccession succession,
            JdbcUsers users,
            ObjectProvider<SponsorListener> listeners,
            AuditTrail trail,
            Clock clock) {
        this.sponsors = sponsors;
        this.succession = succession;
        this.users = users;
        this.listeners = listeners;
        this.trail = trail;
        this.clock = clock;
    }

    /** Hands over what a user answers for, in the transaction that ends the account. */
    void handOver(UserId leaving) {
        Map<UserId, List<UserId>> handedOver = new LinkedHashMap<>();
        for (UserId guest : succession.guestsOf(leaving)) {
            users.lock(guest);
            if (sponsors.delete(guest, leaving.value())) {
                record("Remove sponsor", guest, leaving, true);
                if (succession.hasNone(guest)) {
                    successors(guest, leaving)
                            .forEach(owner -> handedOver
                                    .computeIfAbsent(owner, first -> new ArrayList<>())
                                    .add(guest));
                }
            }
        }
        if (!handedOver.isEmpty()) {
            listeners.orderedStream().forEach(listener -> listener.handedOver(handedOver));
        }
    }

    private List<UserId> successors(UserId guest, UserId leaving) {
        List<UserId> taken = new ArrayList<>();
        for (UserId owner : succession.ownersFor(guest, leaving, clock.instant())) {
            Optional<Integer> position = sponsors.freePosition(guest);
            if (position.isPresent()) {
                sponsors.insert(guest, position.get(), owner.value(), null);
                record("Add sponsor", guest, owner, false);
                taken.add(owner);
            }
        }
        return taken;
    }

    private void record(String action, UserId guest, UserId sponsor, boolean gone) {
        Map<String, ?> fact = Map.of("sponsor", sponsor);
        trail.record(new AuditEvent(
                AuditEvent.SYSTEM,
                action,
                "User",
                guest.toString(),
                null,
                gone ? fact : Map.of(),
                gone ? Map.of() : fact));
    }
}
