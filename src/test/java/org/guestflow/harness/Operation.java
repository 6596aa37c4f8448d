package org.guestflow.harness;

import java.io.IOException;

/** One piece of work that is measured. */
@FunctionalInterface
interface Operation {

    /**
     * Does it once and waits for the answer.
     *
     * @param number a number that no other call has
     * @throws IllegalStateException where it was not done: what fails is not measured
     */
    void once(int number) throws IOException, InterruptedException;
}
