package org.guestflow.engine;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;

/**
 * A step of a request's process: reads which request it is for from the business key and calls one service.
 *
 * <p>A {@link RuleViolation} becomes the BPMN error whose code is the rule's name. Anything else flies: the engine retries the step and finally raises an incident.
 */
public abstract class RequestDelegate implements JavaDelegate {

    /** For subclasses. */
    protected RequestDelegate() {}

    @Override
    public final void execute(DelegateExecution execution) {
        try {
            run(BusinessKey.of(execution), execution);
        } catch (RuleViolation violation) {
            throw new BpmnError(violation.rule(), violation.getMessage(), violation);
        }
    }

    /**
     * Does the step's work; running it twice does no harm.
     *
     * @param request the request that the process instance is for
     * @param execution where gateways' and timers' variables are set
     * @throws RuleViolation an expected refusal, for the process to deal with
     */
    protected abstract void run(RequestId request, DelegateExecution execution) throws RuleViolation;
}
