package org.guestflow.redemption.process;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.guestflow.redemption.Redemption;
import org.guestflow.redemption.RedemptionOvertaken;
import org.guestflow.redemption.RedemptionProcess;
import org.guestflow.redemption.RedemptionState;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the process {@code redemption} and correlates with the instance of one redemption; an invitation can have several, one per browser. */
@Component
class CamundaRedemptionProcess implements RedemptionProcess {

    private final RuntimeService runtime;

    /** The engine is reached lazily, because its delegates are built before it. */
    CamundaRedemptionProcess(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start(Redemption redemption) {
        runtime.startProcessInstanceByKey(
                RedemptionContract.KEY,
                redemption.link().invitation().toString(),
                Map.of(
                        RedemptionContract.REDEMPTION_ID,
                        redemption.id().toString(),
                        RedemptionContract.ABANDONED_AT,
                        Date.from(redemption.abandonedAt()),
                        RedemptionContract.IS_ADDRESS_PROVEN,
                        redemption.state() == RedemptionState.AWAITING_CONSENT));
    }

    @Override
    public void addressProven(Redemption redemption) {
        correlate(RedemptionContract.ADDRESS_PROVEN, redemption);
    }

    @Override
    public void newPasscodeRequested(Redemption redemption) {
        correlate(RedemptionContract.NEW_PASSCODE_REQUESTED, redemption);
    }

    @Override
    public void consentGiven(Redemption redemption) {
        correlate(RedemptionContract.CONSENT_GIVEN, redemption);
    }

    @Override
    public void consentDeclined(Redemption redemption) {
        correlate(RedemptionContract.CONSENT_DECLINED, redemption);
    }

    /** An instance of an older model does not know the message; its timer ends it. */
    @Override
    public void linkWithdrawn(Redemption redemption) {
        message(RedemptionContract.LINK_WITHDRAWN, redemption).correlateAllWithResult();
    }

    private void correlate(String message, Redemption redemption) {
        try {
            message(message, redemption).correlate();
        } catch (MismatchingMessageCorrelationException | OptimisticLockingException overtaken) {
            throw new RedemptionOvertaken(overtaken);
        }
    }

    private MessageCorrelationBuilder message(String name, Redemption redemption) {
        return runtime.createMessageCorrelation(name)
                .processInstanceBusinessKey(redemption.link().invitation().toString())
                .processInstanceVariableEquals(
                        RedemptionContract.REDEMPTION_ID, redemption.id().toString());
    }
}
