package org.guestflow.redemption.process;

import org.guestflow.redemption.RedemptionId;
import org.guestflow.redemption.RedemptionSteps;
import org.springframework.stereotype.Component;

/** "Send passcode". */
@Component
class SendPasscodeDelegate extends RedemptionDelegate {

    private final RedemptionSteps steps;

    SendPasscodeDelegate(RedemptionSteps steps) {
        this.steps = steps;
    }

    @Override
    void run(RedemptionId redemption) {
        steps.sendPasscode(redemption);
    }
}
