package org.guestflow.engine;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.bpmn.delegate.JavaDelegateInvocation;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.task.delegate.TaskListenerInvocation;
import org.guestflow.tracing.Traces;
import org.guestflow.tracing.Work;
import org.guestflow.tracing.WorkSpan;

/** Makes each step, and what is done when a task is created, taken or decided, a span of the trace of the request that it is done for. */
class TracedSteps extends DefaultDelegateInterceptor {

    private static final String REFUSAL = Work.PREFIX + "refusal";

    private final Traces traces;

    TracedSteps(Traces traces) {
        this.traces = traces;
    }

    @Override
    protected void handleInvocationInContext(DelegateInvocation invocation) throws Exception {
        if (invocation.getContextExecution() instanceof ExecutionEntity execution) {
            handle(invocation, execution);
        } else {
            super.handleInvocationInContext(invocation);
        }
    }

    private void handle(DelegateInvocation invocation, ExecutionEntity execution) throws Exception {
        if (invocation instanceof JavaDelegateInvocation) {
            trace(invocation, execution, TracedRequest.step(execution));
        } else if (invocation instanceof TaskListenerInvocation) {
            trace(invocation, execution, TracedRequest.task(execution));
        } else {
            super.handleInvocationInContext(invocation);
        }
    }

    private void trace(DelegateInvocation invocation, ExecutionEntity execution, Work work) throws Exception {
        try (WorkSpan span = traces.begin(work)) {
            proceed(invocation, span);
        }
        // The first step of a request gives it its id.
        TracedRequest.of(execution).ifPresent(traces::remember);
    }

    private void proceed(DelegateInvocation invocation, WorkSpan span) throws Exception {
        try {
            super.handleInvocationInContext(invocation);
        } catch (BpmnError refusal) {
            span.tell(REFUSAL, refusal.getErrorCode());
            throw refusal;
        } catch (RequestRefused refusal) {
            span.tell(REFUSAL, refusal.violation().rule());
            throw refusal;
        } catch (Exception | Error failure) {
            span.fail(failure.getClass().getName());
            throw failure;
        }
    }
}
