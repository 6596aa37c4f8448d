package org.guestflow.harness;

import java.util.List;

/** What is asked of an installation while things go wrong. */
@FunctionalInterface
interface Load {

    /**
     * Asks, and returns when everybody has been answered.
     *
     * @param at where
     * @param ledger where it is written down what callers were told
     * @param colleagues whom to add directly
     */
    void run(Installation at, Ledger ledger, List<String> colleagues) throws InterruptedException;
}
