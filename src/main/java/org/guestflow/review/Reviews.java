package org.guestflow.review;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with access reviews: start one, answer, finish it. */
@Service
@Transactional(rollbackFor = RuleViolation.class)
public class Reviews {

    private final JdbcReviews reviews;
    private final JdbcReviewGuests guests;
    private final Reviewers reviewers;
    private final ReviewedGuests reviewed;
    private final GivenAnswers answers;
    private final ReviewProcess process;
    private final ReviewJournal journal;
    private final Users users;
    private final Clock clock;

    Reviews(
            JdbcReviews reviews,
            JdbcReviewGuests guests,
            Reviewers reviewers,
            ReviewedGuests reviewed,
            GivenAnswers answers,
            ReviewProcess process,
            ReviewJournal journal,
            Users users,
            Clock clock) {
        this.reviews = reviews;
        this.guests = guests;
        this.reviewers = reviewers;
        this.reviewed = reviewed;
        this.answers = answers;
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
     * Keeps what somebody says of guests; what was said of them before is replaced. A day later than the present end of access extends it at once; nothing else changes for the guests until the review is
     * over.
     *
     * @param id the review
     * @param reviewer who says it
     * @param given what is said, of some of the guests
     * @throws RuleViolation {@code UnknownReview}, {@code ReviewOver}, {@code NotAReviewer} where one of the guests is not this reviewer's to speak of, or {@link AnswerRefused}: {@link AnsweredMeanwhile},
     *     {@link KeepUntilInvalid}, or the rule that refuses an extension; nothing is kept then
     */
    public void answer(RequestId id, User reviewer, Collection<GivenAnswer> given) throws RuleViolation {
        answers.take(open(id, reviewer), reviewer, given);
    }

    /**
     * Says the same of all guests of whom somebody may speak and nothing was said yet, however many they are.
     *
     * @param id the review
     * @param reviewer who says it
     * @param answer keep or end
     * @throws RuleViolation as for {@link #answer}
     */
    public void answerRest(RequestId id, User reviewer, Answer answer) throws RuleViolation {
        Review review = open(id, reviewer);
        if (answer != Answer.KEEP && answer != Answer.END) {
            throw ReviewRules.notAReviewer();
        }
        int answered = guests.answerRest(id, reviewer.id(), answer, clock.instant());
        journal.restAnswered(review, answer, answered, reviewer.id());
    }

    /**
     * Finishes a review: its task is completed, and what was said is applied.
     *
     * @param id the review
     * @param reviewer who finishes it
     * @throws RuleViolation {@code UnknownReview}, {@code ReviewOver}, {@code NotForOneSponsor} where he is not asked for all guests, or {@code AnswersMissing} while there is a guest of whom nothing was said
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
        open(id, reviewer);
        if (!reviewers.mayFinish(id, reviewer)) {
            throw ReviewRules.notForOneSponsor();
        }
        long missing = guests.progress(id, clock.instant()).open();
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
        if (!reviewers.mayAnswer(id, person(claimant))) {
            throw ReviewRules.notAReviewer();
        }
    }

    private User person(String address) throws RuleViolation {
        return EmailAddress.parse(address).flatMap(users::findByMail).orElseThrow(ReviewRules::notAReviewer);
    }

    private Review open(RequestId id, User reviewer) throws RuleViolation {
        Review review = reviews.lock(id).orElseThrow(ReviewRules::unknown);
        if (!reviewed.mayLook(review, reviewer)) {
            throw ReviewRules.unknown();
        }
        if (!review.isOpenAt(clock.instant())) {
            throw ReviewRules.over();
        }
        if (!reviewers.isAsked(id, reviewer)) {
            throw ReviewRules.notAReviewer();
        }
        return review;
    }
}
