package org.guestflow.lifecycle;

import java.util.Optional;
import org.guestflow.directory.AccountBlocks;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators see of inactive guests, and how they give an account back. */
@Service
@Transactional
public class InactiveGuests {

    private final JdbcInactivity stored;
    private final AccountBlocks blocks;

    InactiveGuests(JdbcInactivity stored, AccountBlocks blocks) {
        this.stored = stored;
        this.blocks = blocks;
    }

    /**
     * Tells how a guest's inactivity stands.
     *
     * @param guest the guest
     * @return what is announced or done; empty where the guest is not inactive, or has not been told yet
     */
    @Transactional(readOnly = true)
    public Optional<GuestInactivity> of(UserId guest) {
        return stored.open(guest).filter(inactivity -> inactivity.blockAt().isPresent());
    }

    /**
     * Gives the account of a blocked guest back, with the groups, applications and end dates that it has had all the time. The guest counts as active from this moment on.
     *
     * @param guest the guest
     * @param administrator who decides it
     * @throws RuleViolation {@code NotBlockedForInactivity} for anybody else
     */
    public void restore(UserId guest, User administrator) throws RuleViolation {
        blocks.unblock(guest, administrator.id(), blocked(guest).id());
    }

    /**
     * Finds the inactivity for which a guest is blocked.
     *
     * @param guest the guest
     * @return the inactivity, with the day of the deletion
     * @throws RuleViolation {@code NotBlockedForInactivity} for anybody else
     */
    @Transactional(readOnly = true)
    public GuestInactivity blocked(UserId guest) throws RuleViolation {
        return stored.open(guest)
                .filter(open -> open.blockedAt().isPresent())
                .orElseThrow(() -> new RuleViolation(
                        "NotBlockedForInactivity",
                        Kind.CONFLICT,
                        "The guest is not blocked for inactivity.",
                        "An account that somebody has blocked is given back by changing it."));
    }
}
