package org.guestflow.architecture.offenders.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guestflow.architecture.offenders.somewhere.JdbcThings;
import org.springframework.transaction.annotation.Transactional;

/** A step that everybody can reach, that opens a transaction and that reaches into storage. */
@Transactional
public class PublicDelegate implements JavaDelegate {

    private final JdbcThings things = new JdbcThings();

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("things", things.toString());
    }
}
