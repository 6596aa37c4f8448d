package org.guestflow.redemption.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.engine.RequestDelegate;
import org.guestflow.redemption.RedemptionId;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;

/** A step of a redemption's process: reads which redemption it is for and calls one service. */
abstract class RedemptionDelegate extends RequestDelegate {

    @Override
    protected final void run(RequestId invitation, DelegateExecution execution) throws RuleViolation {
        run(RedemptionId.parse((String) execution.getVariable(RedemptionContract.REDEMPTION_ID)));
    }

    abstract void run(RedemptionId redemption) throws RuleViolation;
}
