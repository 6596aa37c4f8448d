package org.guestflow.bulk.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.guestflow.bulk.BulkInstance;
import org.guestflow.bulk.BulkProcess;
import org.guestflow.engine.RunningInstances;
import org.guestflow.shared.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts the process {@code bulk-invitation} and finds its instances by their business key. */
@Component
class CamundaBulkProcess implements BulkProcess {

    private static final Logger LOG = LoggerFactory.getLogger(CamundaBulkProcess.class);

    private final RuntimeService runtime;
    private final RunningInstances instances;
    private final TransactionTemplate ownTransaction;

    /** The engine is reached lazily, because its delegates are built before it. */
    CamundaBulkProcess(
            @Lazy RuntimeService runtime, RunningInstances instances, PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.instances = instances;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void start(UUID upload) {
        runtime.startProcessInstanceByKey(BulkContract.KEY, upload.toString());
    }

    @Override
    public void stop(UUID upload) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                stopNow(upload);
            }
        });
    }

    private void stopNow(UUID upload) {
        try {
            ownTransaction.executeWithoutResult(
                    status -> instances.stop(BulkContract.KEY, new RequestId(upload), "the uploader has cancelled it"));
        } catch (OptimisticLockingException atWork) {
            LOG.debug("The process of bulk upload {} is at work and ends by itself", upload, atWork);
        }
    }

    @Override
    public Optional<BulkInstance> find(UUID upload) {
        return instances
                .find(BulkContract.KEY, new RequestId(upload))
                .map(instance -> new BulkInstance(instance.getId(), instance.isSuspended()));
    }
}
