package org.guestflow.redemption;

import org.guestflow.invitation.LinkListener;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Ends the redemptions that were begun with links that have died since. */
@Component
class DeadLinks implements LinkListener {

    private final JdbcRedemptions redemptions;
    private final RedemptionProcess process;

    DeadLinks(JdbcRedemptions redemptions, RedemptionProcess process) {
        this.redemptions = redemptions;
        this.process = process;
    }

    /** Holds no redemption: a guest who is just consenting holds his, and waits for the invitation. The process closes it by itself, a moment later. */
    @Override
    public void linksDied(RequestId invitation) {
        redemptions.findOpen(invitation).forEach(process::linkWithdrawn);
    }
}
