package org.guestflow.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.context.ProcessEngineContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a step do work each part of which is done for good as soon as it is done, whatever becomes of the step: neither the step's transaction nor what the engine has not written of the step yet takes
 * part in it. The step keeps its connection to the database meanwhile, so that such work takes a second one.
 */
@Component
public class OwnTransactions {

    private final TransactionOperations outside;

    OwnTransactions(PlatformTransactionManager transactions) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.outside = template;
    }

    /**
     * Does the work. Where it calls the engine, that is a command of its own, as if nothing else were under way.
     *
     * @param work begins and ends its transactions itself
     * @param <T> what comes of it
     * @return what came of it
     */
    public <T> T run(Supplier<T> work) {
        return outside.execute(status -> {
            ProcessEngineContext.requiresNew();
            try {
                return work.get();
            } finally {
                ProcessEngineContext.clear();
            }
        });
    }
}
