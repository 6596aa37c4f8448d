package org.guestflow.redemption.process;

import org.guestflow.redemption.RedemptionId;
import org.guestflow.redemption.RedemptionSteps;
import org.springframework.stereotype.Component;

/** "Close redemption". */
@Component
class CloseRedemptionDelegate extends RedemptionDelegate {

    private final RedemptionSteps steps;

    CloseRedemptionDelegate(RedemptionSteps steps) {
        this.steps = steps;
    }

    @Override
    void run(RedemptionId redemption) {
        steps.close(redemption);
    }
}
