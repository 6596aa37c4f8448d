package org.guestflow.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.approval.Candidates;
import org.guestflow.approval.Escalation;
import org.guestflow.approval.WorkingCalendar;
import org.guestflow.review.Reviewers.Reviewer;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of the process {@code access-review} until answers are no more taken; each may run twice. */
@Service
@Transactional
public class ReviewSteps {

    private final JdbcReviews reviews;
    private final JdbcReviewEntries entries;
    private final Reviewers reviewers;
    private final ReviewNotices notices;
    private final ReviewJournal journal;
    private final WorkingCalendar calendar;
    private final ReviewSettings settings;
    private final Clock clock;

    ReviewSteps(
            JdbcReviews reviews,
            JdbcReviewEntries entries,
            Reviewers reviewers,
            ReviewNotices notices,
            ReviewJournal journal,
            WorkingCalendar calendar,
            ReviewSettings settings,
            Clock clock) {
        this.reviews = reviews;
        this.entries = entries;
        this.reviewers = reviewers;
        this.notices = notices;
        this.journal = journal;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes down whom the review is about: every guest who has access now that began before the review did. Where the process begins again, those who were taken down stay.
     *
     * @param id the review
     * @return what its timers are set to; empty where there is no guest, and the review is finished
     */
    public Optional<ReviewDeadlines> collectGuests(RequestId id) {
        Review review = locked(id);
        entries.collect(review, now());
        if (!entries.isAny(id)) {
            reviews.finish(id, now());
            journal.finished(review, Map.of("guests", 0));
            return Optional.empty();
        }
        Instant start = review.startedAt();
        return Optional.of(new ReviewDeadlines(
                calendar.after(start, settings.reminderAfterWorkingDays()),
                calendar.after(start, settings.sponsorsAfterWorkingDays()),
                calendar.after(start, settings.administratorsAfterWorkingDays()),
                review.endsAt()));
    }

    /**
     * Asks those who answer by mail and says whom the engine offers the task to: the owners; where there is none, the guests' sponsors; where somebody has none of these either, the administrators.
     *
     * @param id the review
     * @param taskId the engine's task
     * @return the candidates
     */
    public Candidates ask(RequestId id, String taskId) {
        locked(id);
        reviews.asked(id, taskId);
        if (reviewers.owners(id).isEmpty()) {
            reviews.sponsorsAsked(id, now());
        }
        if (reviewers.isAnybodyForgotten(id)) {
            reviews.administratorsAsked(id, now());
        }
        Review review = locked(id);
        notices.ask(review, reviewers.all(id));
        return reviewers.candidates(review);
    }

    /**
     * Reminds everybody who has yet to answer.
     *
     * @param id the review
     * @return whom to offer the task to, who came since it was asked included; empty where no answers are taken any more
     */
    public Optional<Escalation> remind(RequestId id) {
        return open(id).map(review -> {
            List<Reviewer> waiting = reviewers.all(id);
            notices.remind(review, waiting);
            journal.reminded(review, waiting.size());
            return offer(review);
        });
    }

    /**
     * Asks the guests' sponsors as well, each for his own guests.
     *
     * @param id the review
     * @return as for {@link #remind}
     */
    public Optional<Escalation> askSponsors(RequestId id) {
        return open(id).map(review -> {
            reviews.sponsorsAsked(id, now());
            return escalate(review, "sponsors", reviewers.sponsors(id));
        });
    }

    /**
     * Asks the administrators as well.
     *
     * @param id the review
     * @return as for {@link #remind}
     */
    public Optional<Escalation> askAdministrators(RequestId id) {
        return open(id).map(review -> {
            reviews.administratorsAsked(id, now());
            return escalate(review, "administrators", reviewers.administrators(id));
        });
    }

    private Escalation escalate(Review before, String to, List<Reviewer> asked) {
        notices.escalate(before, asked);
        journal.escalated(before, to, asked.size());
        return offer(locked(before.id()));
    }

    private Escalation offer(Review review) {
        return new Escalation(review.taskId().orElseThrow(), reviewers.candidates(review));
    }

    /**
     * Takes no more answers because the time is over; of whom nothing was said, the access ends.
     *
     * @param id the review
     */
    public void closeUnanswered(RequestId id) {
        Review review = locked(id);
        if (review.state() == ReviewState.OPEN) {
            int unanswered = entries.answerUnanswered(id, now());
            reviews.close(id, Optional.empty(), now());
            journal.notAnswered(review, unanswered);
        }
    }

    private Optional<Review> open(RequestId id) {
        return reviews.lock(id).filter(review -> review.state() == ReviewState.OPEN);
    }

    private Review locked(RequestId id) {
        return reviews.lock(id).orElseThrow(() -> new IllegalStateException("no review " + id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
