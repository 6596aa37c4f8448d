package org.guestflow.redemption.process;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guestflow.redemption.Redemption;
import org.guestflow.redemption.RedemptionOvertaken;
import org.guestflow.redemption.RedemptionProcess;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the process {@code redemption} and correlates with the instance of one redemption; an invitation can have several, one per browser. */
@Component
class CamundaRedemptionProcess implements RedemptionProcess {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Clock clock;

    /** The engine is reached lazily, because its delegates are built before it. */
    CamundaRedemptionProcess(@Lazy RuntimeService runtime, @Lazy ManagementService management, Clock clock) {
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
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
                        Date.from(redemption.abandonedAt())));
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

    /** The timer's own job then ends the instance, in a transaction of its own. */
    @Override
    public void abandon(Redemption redemption) {
        runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(redemption.link().invitation().toString(), RedemptionContract.KEY)
                .variableValueEquals(
                        RedemptionContract.REDEMPTION_ID, redemption.id().toString())
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance).timers().list().stream())
                .forEach(timer -> management.setJobDuedate(timer.getId(), Date.from(clock.instant())));
    }

    private void correlate(String message, Redemption redemption) {
        try {
            runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(redemption.link().invitation().toString())
                    .processInstanceVariableEquals(
                            RedemptionContract.REDEMPTION_ID, redemption.id().toString())
                    .correlate();
        } catch (OptimisticLockingException overtaken) {
            throw new RedemptionOvertaken(overtaken);
        }
    }
}
