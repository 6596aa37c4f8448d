package org.guestflow.subscription;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many receivers a node calls at once. Mail is sent by the same threads, so not all of them are taken; those receivers that were slow or silent the last time have
 * places of their own, so that they hold up none that is quick.
 */
class Places {

    private final Semaphore quick;
    private final Semaphore slow;

    Places(WebhookSettings settings) {
        this.quick = new Semaphore(settings.places());
        this.slow = new Semaphore(settings.slowPlaces());
    }

    /** Does something in a place; empty where none is free. */
    <T> Optional<T> take(boolean wasSlow, Supplier<T> work) {
        Semaphore places = wasSlow ? slow : quick;
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }
}
