package org.guestflow.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the daily round does about reviews that were started once, some at a time. */
@Service
@Transactional
public class ReviewRound {

    /** A step removes rows only, and may take more of them than one that starts processes or ends accesses. */
    private static final int REMOVED_AT_ONCE = 1000;

    private final JdbcReviews reviews;
    private final ReviewProcess process;
    private final ReviewSettings settings;
    private final Clock clock;

    ReviewRound(JdbcReviews reviews, ReviewProcess process, ReviewSettings settings, Clock clock) {
        this.reviews = reviews;
        this.process = process;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Goes on with reviews whose process instance is gone, because somebody has deleted it: asks again, by the same deadlines, or applies what was said. Who was asked before gets no second mail.
     *
     * @param after the last review that was looked at; empty at the beginning
     * @return the last one now; empty where there are no more
     */
    public Optional<RequestId> resume(Optional<RequestId> after) {
        List<RequestId> running = reviews.runningAfter(after, settings.stepSize());
        Set<RequestId> unattended = process.unattended(running);
        running.stream().filter(unattended::contains).forEach(this::resume);
        return running.stream().reduce((earlier, later) -> later);
    }

    /** It may have been finished since, and its instance ended. */
    private void resume(RequestId id) {
        reviews.lock(id)
                .map(Review::state)
                .filter(state -> state != ReviewState.FINISHED)
                .ifPresent(state -> process.resume(id, state));
    }

    /**
     * Removes some of what was finished longer ago than reviews are kept.
     *
     * @return whether there may be more to remove
     */
    public boolean removeSome() {
        Instant before = clock.instant().minus(settings.keepFor());
        boolean more = reviews.removeEntries(before, REMOVED_AT_ONCE) == REMOVED_AT_ONCE;
        return reviews.remove(before, REMOVED_AT_ONCE) == REMOVED_AT_ONCE || more;
    }
}
