package org.guestflow.graph.description;

/** Describes one side of operations, from what their code says. */
interface OperationAspect {

    void describe(DescribedOperation operation);
}
