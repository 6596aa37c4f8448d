package org.guestflow.subscription;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the state of telling: each step is a short transaction of its own, none is open while a receiver is called. */
@Component
class NotificationBook {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationBook.class);

    private static final int MOST_AT_ONCE = 100;
    private static final List<String> OUTCOMES = List.of("told", "nothing", "tried", "given up", "gone");

    private final JdbcDeliveries deliveries;
    private final JdbcChanges changes;
    private final JdbcSubscriptions subscriptions;
    private final SubscriptionJournal journal;
    private final TransactionOperations transaction;
    private final WebhookSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    NotificationBook(
            JdbcDeliveries deliveries,
            JdbcChanges changes,
            JdbcSubscriptions subscriptions,
            SubscriptionJournal journal,
            PlatformTransactionManager transactions,
            WebhookSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.deliveries = deliveries;
        this.changes = changes;
        this.subscriptions = subscriptions;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        OUTCOMES.forEach(this::attempts);
    }

    /** Claims the subscription and what to tell it: the message that was begun before, else one of the oldest changes. */
    Optional<Round> claim(DeliveryTask task) {
        return transaction.execute(status ->
                deliveries.claim(task, settings.lease(), clock.instant()).map(this::withBatch));
    }

    private Round withBatch(Round round) {
        UUID subscription = round.subscription().id();
        UUID message = changes.begunMessage(subscription).orElseGet(() -> begin(subscription));
        return round.with(message, changes.of(subscription, message));
    }

    private UUID begin(UUID subscription) {
        UUID message = UUID.randomUUID();
        changes.begin(subscription, message, MOST_AT_ONCE);
        return message;
    }

    Optional<Duration> remainingWait(DeliveryTask task) {
        return deliveries.remainingWait(task, clock.instant());
    }

    /** Records that the receiver has taken the message. */
    void told(Round round, Duration took) {
        boolean slow = took.compareTo(settings.slowerThan()) > 0;
        finish(round, slow, true, "told");
    }

    /** Records that there was nothing in the message that the owner may know. */
    void nothingToTell(Round round) {
        finish(round, round.slow(), false, "nothing");
    }

    private void finish(Round round, boolean slow, boolean delivered, String outcome) {
        transaction.executeWithoutResult(status -> {
            if (held(
                    round,
                    deliveries.release(round, slow, Optional.of(clock.instant()).filter(now -> delivered)))) {
                changes.delete(round.subscription().id(), round.message());
                count(outcome);
            }
        });
    }

    /** Records an attempt that came to nothing, and gives up what has been tried for long enough. Gives the time to wait for the next attempt; empty where there is none. */
    Optional<Duration> failed(Round round, String words) {
        return transaction.execute(status -> {
            Duration wait = settings.waitAfter(round.failures() + 1);
            if (!held(round, deliveries.fail(round, words, wait))) {
                return Optional.<Duration>empty();
            }
            count("tried");
            return giveUpOld(round, words) ? Optional.<Duration>empty() : Optional.of(wait);
        });
    }

    /** True where nothing is left to try. */
    private boolean giveUpOld(Round round, String words) {
        UUID subscription = round.subscription().id();
        int dropped = changes.deleteOlder(subscription, clock.instant().minus(settings.giveUpAfter()));
        if (dropped == 0) {
            return false;
        }
        boolean nothingLeft = !changes.anyLeft(subscription);
        deliveries.giveUp(subscription, dropped, nothingLeft);
        journal.gaveUp(round.subscription(), dropped, words);
        count("given up");
        return nothingLeft;
    }

    /** Ends a subscription whose receiver says that it is gone for good. */
    void receiverIsGone(Round round) {
        transaction.executeWithoutResult(status -> {
            if (subscriptions.delete(round.subscription().id())) {
                journal.deletedBySystem(round.subscription(), "The receiver answered with status 410.");
                count("gone");
            }
        });
    }

    /** Gives the claim back because the node has no place free. Gives the time to wait. */
    Duration postpone(Round round, Duration wait) {
        transaction.executeWithoutResult(status -> deliveries.postpone(round, wait));
        return wait;
    }

    private static boolean held(Round round, boolean held) {
        if (!held) {
            LOG.warn(
                    "Attempt {} of subscription {} took longer than its lease, or it has ended; what came of it is not recorded",
                    round.attempt(),
                    round.subscription().id());
        }
        return held;
    }

    private void count(String outcome) {
        attempts(outcome).increment();
    }

    private Counter attempts(String outcome) {
        return meters.counter("guestflow.webhooks.attempts", "outcome", outcome);
    }
}
