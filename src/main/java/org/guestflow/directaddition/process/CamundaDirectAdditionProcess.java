package org.guestflow.directaddition.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guestflow.directaddition.DirectAdditionProcess;
import org.guestflow.directaddition.DirectAdditionRequest;
import org.guestflow.engine.EngineCaller;
import org.guestflow.engine.RequestRefused;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the process {@code direct-addition}. */
@Component
class CamundaDirectAdditionProcess implements DirectAdditionProcess {

    private final RuntimeService runtime;
    private final EngineCaller caller;

    CamundaDirectAdditionProcess(@Lazy RuntimeService runtime, EngineCaller caller) {
        this.runtime = runtime;
        this.caller = caller;
    }

    @Override
    public RequestId start(EmailAddress inviter, DirectAdditionRequest request) throws RuleViolation {
        try {
            ProcessInstance started = caller.as(
                    inviter, () -> runtime.startProcessInstanceByKey(DirectAdditionContract.KEY, variables(request)));
            return RequestId.parse(started.getBusinessKey());
        } catch (RequestRefused refused) {
            throw refused.violation();
        }
    }

    private static Map<String, Object> variables(DirectAdditionRequest request) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(DirectAdditionContract.PARTNER, request.partner());
        variables.put(DirectAdditionContract.USERS, request.users());
        variables.put(DirectAdditionContract.TARGET_TYPE, request.targetType());
        request.targetId().ifPresent(id -> variables.put(DirectAdditionContract.TARGET_ID, id));
        request.accessEndDate().ifPresent(date -> variables.put(DirectAdditionContract.ACCESS_END_DATE, date));
        request.justification().ifPresent(text -> variables.put(DirectAdditionContract.JUSTIFICATION, text));
        return variables;
    }
}
