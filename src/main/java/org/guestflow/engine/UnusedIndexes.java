package org.guestflow.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;

/** Removes indexes of the engine's that nothing asks for, once it has made its tables: each row would be written into them, and each statement on the table would look at them. */
class UnusedIndexes extends AbstractProcessEnginePlugin {

    private final JdbcUnusedIndexes indexes;

    UnusedIndexes(JdbcUnusedIndexes indexes) {
        super();
        this.indexes = indexes;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        indexes.drop();
    }
}
