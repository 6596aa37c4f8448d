package org.guestflow.subscription;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.guestflow.shared.UserId;

/**
 * How many receivers a node calls at once. Mail is sent by the same threads, so not all of them are taken; those receivers that were slow or silent the last time have
 * places of their own, so that they hold up none that is quick; and one owner's receivers never take the last place of the quick.
 */
class Places {

    private final Semaphore quick;
    private final Semaphore slow;
    private final int perOwner;
    private final Map<UserId, Integer> taken = new ConcurrentHashMap<>();

    Places(WebhookSettings settings) {
        this.quick = new Semaphore(settings.places());
        this.slow = new Semaphore(settings.slowPlaces());
        this.perOwner = Math.max(1, settings.places() - 1);
    }

    /** Does something in a place; empty where none is free. */
    <T> Optional<T> take(UserId owner, boolean wasSlow, Supplier<T> work) {
        return wasSlow ? in(slow, work) : inShare(owner, work);
    }

    private <T> Optional<T> inShare(UserId owner, Supplier<T> work) {
        try {
            return taken.merge(owner, 1, Integer::sum) > perOwner ? Optional.empty() : in(quick, work);
        } finally {
            taken.computeIfPresent(owner, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    private static <T> Optional<T> in(Semaphore places, Supplier<T> work) {
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
