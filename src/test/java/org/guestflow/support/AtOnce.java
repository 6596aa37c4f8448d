package org.guestflow.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets people do things at the same instant. */
public final class AtOnce {

    private AtOnce() {}

    /** Lets many do the same; gives what each comes to. */
    public static <T> List<T> call(int callers, Callable<T> action) throws Exception {
        return call(Collections.nCopies(callers, action));
    }

    /** Lets each do his own; gives what each comes to, in their order. */
    public static <T> List<T> call(List<? extends Callable<T>> actions) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(actions.size());
        try {
            CyclicBarrier together = new CyclicBarrier(actions.size());
            List<Future<T>> begun = new ArrayList<>();
            for (Callable<T> action : actions) {
                begun.add(people.submit(() -> {
                    together.await();
                    return action.call();
                }));
            }
            List<T> outcomes = new ArrayList<>();
            for (Future<T> one : begun) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            people.shutdownNow();
        }
    }
}
