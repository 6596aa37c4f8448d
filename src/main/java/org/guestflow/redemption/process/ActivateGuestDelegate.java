package org.guestflow.redemption.process;

import org.guestflow.redemption.RedemptionId;
import org.guestflow.redemption.RedemptionSteps;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** "Activate guest". */
@Component
class ActivateGuestDelegate extends RedemptionDelegate {

    private final RedemptionSteps steps;

    ActivateGuestDelegate(RedemptionSteps steps) {
        this.steps = steps;
    }

    @Override
    void run(RedemptionId redemption) throws RuleViolation {
        steps.activateGuest(redemption);
    }
}
