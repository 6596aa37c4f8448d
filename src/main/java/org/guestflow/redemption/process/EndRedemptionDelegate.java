package org.guestflow.redemption.process;

import org.guestflow.redemption.RedemptionId;
import org.guestflow.redemption.RedemptionSteps;
import org.springframework.stereotype.Component;

/** "End redemption". */
@Component
class EndRedemptionDelegate extends RedemptionDelegate {

    private final RedemptionSteps steps;

    EndRedemptionDelegate(RedemptionSteps steps) {
        this.steps = steps;
    }

    @Override
    void run(RedemptionId redemption) {
        steps.close(redemption);
    }
}
