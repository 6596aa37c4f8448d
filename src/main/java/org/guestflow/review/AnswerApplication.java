package org.guestflow.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final KeptUntil keptUntil;
    private final Targets targets;
    private final ReviewNotices notices;
    private final ReviewJournal journal;
    private final ReviewSettings settings;
    private final Clock clock;

    AnswerApplication(
            JdbcReviews reviews,
            JdbcReviewEntries entries,
            ReviewedGuests guests,
            KeptUntil keptUntil,
            Targets targets,
            ReviewNotices notices,
            ReviewJournal journal,
            ReviewSettings settings,
            Clock clock) {
        this.reviews = reviews;
        this.entries = entries;
        this.guests = guests;
        this.keptUntil = keptUntil;
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
                guests.hold(review, next.stream().map(ReviewEntry::guest).toList());
        next.forEach(entry -> settle(review, entry, present.get(entry.guest())));
        boolean more = !entries.unsettled(id, 1).isEmpty();
        if (!more && review.state() != ReviewState.FINISHED) {
            reviews.finish(id, now());
            journal.finished(review, entries.results(id));
        }
        return more;
    }

    /** Who had left when no more answers were taken, and so needed none, may have the access again that is reviewed: nobody has spoken for him. */
    private void settle(Review review, ReviewEntry entry, GuestOfTarget guest) {
        if (guest == null) {
            settle(review, entry, Outcome.LEFT);
        } else if (entry.answer().isEmpty()) {
            entries.noAnswer(review.id(), entry.guest(), now());
            ReviewEntry unanswered = entry.unanswered(now());
            settle(review, unanswered, apply(review, unanswered, guest));
        } else {
            settle(review, entry, apply(review, entry, guest));
        }
    }

    private void settle(Review review, ReviewEntry entry, Outcome outcome) {
        entries.settle(review.id(), entry.guest(), outcome, now());
        if (entry.answer().isPresent()) {
            journal.applied(review, entry, outcome);
        }
    }

    private Outcome apply(Review review, ReviewEntry entry, GuestOfTarget guest) {
        Answer answer = entry.answer().orElseThrow();
        if (answer != Answer.KEEP && isProlongedSince(said(review, entry), guest)) {
            return Outcome.PROLONGED;
        }
        return switch (answer) {
            case KEEP -> Outcome.KEPT;
            case KEEP_UNTIL -> limit(review, entry, guest);
            case END, NO_ANSWER -> end(review, entry, guest);
        };
    }

    /** Whoever prolongs the access of somebody of whom nothing is said has spoken for him. */
    private static Instant said(Review review, ReviewEntry entry) {
        return entry.answer().filter(Answer.NO_ANSWER::equals).isPresent()
                ? review.startedAt()
                : entry.answeredAt().orElseThrow();
    }

    private static boolean isProlongedSince(Instant moment, GuestOfTarget guest) {
        return guest.prolongedAt().filter(at -> at.isAfter(moment)).isPresent();
    }

    /** A later day has extended the access already when it was named. Where the account of who decided it is gone, the trail still knows him by the decision. */
    private Outcome limit(Review review, ReviewEntry entry, GuestOfTarget guest) {
        Instant end = keptUntil.endOf(entry.guest(), entry.until().orElseThrow());
        if (guest.endsAt().filter(present -> !present.isAfter(end)).isEmpty()) {
            targets.changeEnd(entry.guest(), review.target(), end, review.id(), entry.answeredBy());
        }
        return Outcome.LIMITED;
    }

    private Outcome end(Review review, ReviewEntry entry, GuestOfTarget guest) {
        if (!targets.endAccess(entry.guest(), review.target(), review.id(), entry.answeredBy())) {
            return Outcome.LEFT;
        }
        notices.accessEnded(review, guest.user());
        return Outcome.ENDED;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
