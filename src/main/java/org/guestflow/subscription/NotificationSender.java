package org.guestflow.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.outbound.GuardedPosts;
import org.guestflow.outbound.Reply;
import org.guestflow.outbound.Unreachable;
import org.springframework.stereotype.Component;

/** Tells a subscription what there is to tell, message by message: claims, looks what its owner may know at this moment, posts, and records what came of it. */
@Component
class NotificationSender {

    private static final int MESSAGES_AT_ONCE = 20;
    private static final int GONE = 410;
    private static final Duration UNTIL_A_PLACE_IS_FREE = Duration.ofMillis(250);

    private final NotificationBook book;
    private final Audience audience;
    private final NotificationBody bodies;
    private final GuardedPosts posts;
    private final Places places;
    private final Clock clock;

    NotificationSender(
            NotificationBook book,
            Audience audience,
            NotificationBody bodies,
            GuardedPosts posts,
            WebhookSettings settings,
            Clock clock) {
        this.book = book;
        this.audience = audience;
        this.bodies = bodies;
        this.posts = posts;
        this.places = new Places(settings);
        this.clock = clock;
    }

    /** Gives the time to wait for the next attempt; empty where there is none, or another task makes it. */
    Optional<Duration> tell(DeliveryTask task) {
        for (int messages = 0; messages < MESSAGES_AT_ONCE; messages++) {
            Optional<Round> round = book.claim(task);
            if (round.isEmpty()) {
                return book.remainingWait(task);
            }
            Optional<Duration> wait = inAPlace(round.get());
            if (wait.isPresent()) {
                return wait;
            }
        }
        return Optional.of(Duration.ZERO);
    }

    private Optional<Duration> inAPlace(Round round) {
        return places.take(round.subscription().owner(), round.slow(), () -> tell(round))
                .orElseGet(() -> Optional.of(book.postpone(round, UNTIL_A_PLACE_IS_FREE)));
    }

    private Optional<Duration> tell(Round round) {
        List<Change> visible = audience.visible(round.subscription(), round.changes());
        if (visible.isEmpty()) {
            book.nothingToTell(round);
            return Optional.empty();
        }
        return round.signingKey()
                .map(key -> post(round, key, bodies.of(round, visible)))
                .orElseGet(() -> book.failed(
                        round, "The signing key was sealed with a secret key that is gone; subscribe anew."));
    }

    private Optional<Duration> post(Round round, String signingKey, String body) {
        Map<String, String> headers = Signature.headers(signingKey, round.message(), clock.instant(), body);
        long begun = System.nanoTime();
        try {
            Reply reply = posts.post(round.subscription().notificationUrl(), headers, "application/json", body);
            return record(round, reply, Duration.ofNanos(System.nanoTime() - begun));
        } catch (Unreachable e) {
            return book.failed(round, e.getMessage());
        }
    }

    private Optional<Duration> record(Round round, Reply reply, Duration took) {
        if (reply.isSuccess()) {
            book.told(round, took);
            return Optional.empty();
        }
        if (reply.status() == GONE) {
            book.receiverIsGone(round);
            return Optional.empty();
        }
        return book.failed(round, "The receiver answered with status " + reply.status() + ".");
    }
}
