package org.guestflow.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.directory.GuestOfTarget;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with access reviews: start one, answer, finish it. */
@Service
@Transactional(rollbackFor = RuleViolation.class)
public class Reviews {

    private final JdbcReviews reviews;
    private final JdbcReviewEntries entries;
    private final Reviewers reviewers;
    private final ReviewedGuests guests;
    private final ReviewProcess process;
    private final ReviewJournal journal;
    private final Users users;
    private final Clock clock;

    Reviews(
            JdbcReviews reviews,
            JdbcReviewEntries entries,
            Reviewers reviewers,
            ReviewedGuests guests,
            ReviewProcess process,
            ReviewJournal journal,
            Users users,
            Clock clock) {
        this.reviews = reviews;
        this.entries = entries;
        this.reviewers = reviewers;
        this.guests = guests;
        this.process = process;
        this.journal = journal;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Starts a review before its time.
     *
     * @param target a group or an application
     * @param administrator who wants it
     * @return the review
     * @throws RuleViolation {@code AdministratorOnly}, {@code UnknownTarget}, {@code MembershipNotKeptByHand}, {@code ReviewedWithItsGroup} or {@code ReviewRunning}
     */
    public RequestId start(Target target, User administrator) throws RuleViolation {
        return process.start(target, administrator);
    }

    /**
     * Keeps what somebody says of guests; what was said of them before is replaced. Nothing changes for the guests until the review is over.
     *
     * @param id the review
     * @param reviewer who says it
     * @param given what is said, of some of the guests or of all
     * @throws RuleViolation {@code UnknownReview}, {@code ReviewOver}, {@code NotAReviewer} where one of the guests is not this reviewer's to speak of, or {@link KeepUntilInvalid};
     *     nothing is kept then
     */
    public void answer(RequestId id, User reviewer, Collection<GivenAnswer> given) throws RuleViolation {
        Review review = open(id, reviewer);
        requireHis(review, reviewer, given);
        Map<UserId, GuestOfTarget> present = guests.present(review);
        for (GivenAnswer one : given) {
            guests.requireDayWithinPolicy(one, present.get(one.guest()));
        }
        Instant now = clock.instant();
        Map<UserId, ReviewEntry> before = guests.entries(review);
        for (GivenAnswer one : given) {
            ReviewEntry entry = before.get(one.guest());
            if (differs(entry, one)) {
                entries.answer(id, one, reviewer.id(), now);
                journal.answered(review, entry, one, reviewer.id());
            }
        }
    }

    private static boolean differs(ReviewEntry entry, GivenAnswer given) {
        return !entry.answer().equals(Optional.of(given.answer()))
                || !entry.until().equals(given.until());
    }

    /** The answer that nobody may give is nobody's to give either. */
    private void requireHis(Review review, User reviewer, Collection<GivenAnswer> given) throws RuleViolation {
        Set<UserId> his = reviewers.guestsOf(review.id(), reviewer);
        if (given.stream().anyMatch(one -> !his.contains(one.guest()) || one.answer() == Answer.NO_ANSWER)) {
            throw ReviewRules.notAReviewer();
        }
    }

    /**
     * Says the same of all guests of whom somebody may speak and nothing was said yet.
     *
     * @param id the review
     * @param reviewer who says it
     * @param answer keep or end
     * @throws RuleViolation as for {@link #answer}
     */
    public void answerRest(RequestId id, User reviewer, Answer answer) throws RuleViolation {
        Review review = open(id, reviewer);
        Set<UserId> his = reviewers.guestsOf(id, reviewer);
        List<GivenAnswer> rest = guests.unanswered(review).stream()
                .filter(his::contains)
                .map(guest -> new GivenAnswer(guest, answer, Optional.empty()))
                .toList();
        answer(id, reviewer, rest);
    }

    /**
     * Finishes a review: its task is completed, and what was said is applied.
     *
     * @param id the review
     * @param reviewer who finishes it
     * @throws RuleViolation {@code UnknownReview}, {@code ReviewOver}, or {@code AnswersMissing} while there is a guest of whom nothing was said
     */
    public void finish(RequestId id, User reviewer) throws RuleViolation {
        Review review = open(id, reviewer);
        process.complete(review.taskId().orElseThrow(ReviewRules::over), reviewer);
    }

    /**
     * Takes no more answers, because the task is being completed, by whichever interface.
     *
     * @param id the review
     * @param caller the authenticated caller's address
     * @throws RuleViolation as for {@link #finish}; the task stays open then
     */
    public void close(RequestId id, String caller) throws RuleViolation {
        User reviewer = person(caller);
        Review review = open(id, reviewer);
        int missing = guests.unanswered(review).size();
        if (missing > 0) {
            throw ReviewRules.answersMissing(missing);
        }
        reviews.close(id, Optional.of(reviewer.id()), clock.instant());
    }

    /**
     * Asks whether somebody may take a review's task: whoever could not answer would only keep it from others.
     *
     * @param id the review
     * @param claimant the address of whoever is to have the task
     * @throws RuleViolation {@code NotAReviewer}
     */
    @Transactional(readOnly = true)
    public void checkMayClaim(RequestId id, String claimant) throws RuleViolation {
        if (reviewers.guestsOf(id, person(claimant)).isEmpty()) {
            throw ReviewRules.notAReviewer();
        }
    }

    private User person(String address) throws RuleViolation {
        return EmailAddress.parse(address).flatMap(users::findByMail).orElseThrow(ReviewRules::notAReviewer);
    }

    private Review open(RequestId id, User reviewer) throws RuleViolation {
        Review review = reviews.lock(id).orElseThrow(ReviewRules::unknown);
        if (!guests.mayLook(review, reviewer)) {
            throw ReviewRules.unknown();
        }
        if (!review.isOpenAt(clock.instant())) {
            throw ReviewRules.over();
        }
        if (reviewers.guestsOf(id, reviewer).isEmpty()) {
            throw ReviewRules.notAReviewer();
        }
        return review;
    }
}
