package org.guestflow.redemption.process;

import org.guestflow.redemption.RedemptionId;
import org.guestflow.redemption.RedemptionSteps;
import org.springframework.stereotype.Component;

/** "Decline invitation". */
@Component
class DeclineInvitationDelegate extends RedemptionDelegate {

    private final RedemptionSteps steps;

    DeclineInvitationDelegate(RedemptionSteps steps) {
        this.steps = steps;
    }

    @Override
    void run(RedemptionId redemption) {
        steps.declineInvitation(redemption);
    }
}
