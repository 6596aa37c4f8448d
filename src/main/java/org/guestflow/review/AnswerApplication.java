package org.guestflow.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestflow.directory.GuestOfTarget;
import org.guestflow.directory.Targets;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Applies what was said in a review, some guests at a time. */
@Service
@Transactional
public class AnswerApplication {

    private final JdbcReviews reviews;
    private final JdbcReviewEntries entries;
    private final ReviewedGuests guests;
    private final Targets targets;
    private final ReviewNotices notices;
    private final ReviewJournal journal;
    private final ReviewSettings settings;
    private final Clock clock;

    AnswerApplication(
            JdbcReviews reviews,
            JdbcReviewEntries entries,
            ReviewedGuests guests,
            Targets targets,
            ReviewNotices notices,
            ReviewJournal journal,
            ReviewSettings settings,
            Clock clock) {
        this.reviews = reviews;
        this.entries = entries;
        this.guests = guests;
        this.targets = targets;
        this.notices = notices;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Applies the next answers; with the last ones the review is finished.
     *
     * @param id the review, of which no more answers are taken
     * @return whether there are more
     */
    public boolean applyNext(RequestId id) {
        Review review = reviews.lock(id)
                .filter(one -> one.state() != ReviewState.OPEN)
                .orElseThrow(() -> new IllegalStateException("answers are still taken in review " + id));
        List<ReviewEntry> next = entries.unsettled(id, settings.stepSize());
        Map<UserId, GuestOfTarget> present =
                guests.present(review, next.stream().map(ReviewEntry::guest).toList());
        next.forEach(entry -> settle(review, entry, present.get(entry.guest())));
        boolean more = !entries.unsettled(id, 1).isEmpty();
        if (!more && review.state() != ReviewState.FINISHED) {
            reviews.finish(id, now());
            journal.finished(review, results(review));
        }
        return more;
    }

    private void settle(Review review, ReviewEntry entry, GuestOfTarget guest) {
        Outcome outcome = guest == null ? Outcome.LEFT : apply(review, entry, guest);
        entries.settle(review.id(), entry.guest(), outcome, now());
        if (entry.answer().isPresent()) {
            journal.applied(review, entry, outcome);
        }
    }

    private Outcome apply(Review review, ReviewEntry entry, GuestOfTarget guest) {
        return switch (entry.answer().orElseThrow()) {
            case KEEP -> Outcome.KEPT;
            case KEEP_UNTIL -> limit(review, entry);
            case END, NO_ANSWER -> end(review, entry, guest);
        };
    }

    /** Where the account of who decided it is gone, the trail still knows him by the decision. */
    private Outcome limit(Review review, ReviewEntry entry) {
        targets.changeEnd(
                entry.guest(),
                review.target(),
                ReviewedGuests.endOf(entry.until().orElseThrow()),
                review.id(),
                entry.answeredBy());
        return Outcome.LIMITED;
    }

    private Outcome end(Review review, ReviewEntry entry, GuestOfTarget guest) {
        if (!targets.endAccess(entry.guest(), review.target(), review.id(), entry.answeredBy())) {
            return Outcome.LEFT;
        }
        notices.accessEnded(review, guest.user());
        return Outcome.ENDED;
    }

    private Map<String, Integer> results(Review review) {
        Map<String, Integer> results = new HashMap<>();
        entries.of(review.id())
                .forEach(entry -> results.merge(entry.outcome().orElseThrow().stored(), 1, Integer::sum));
        return results;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
