package org.guestflow.lifecycle.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guestflow.shared.RequestId;

/** How far the rounds of a night have come, so that none of them begins at the beginning again. */
final class Seen {

    private Seen() {}

    static Optional<RequestId> last(DelegateExecution execution, String variable) {
        return Optional.ofNullable(execution.getVariable(variable))
                .map(Object::toString)
                .map(RequestId::parse);
    }

    static void keep(DelegateExecution execution, String variable, Optional<UUID> last) {
        last.ifPresent(id -> execution.setVariable(variable, id.toString()));
    }
}
