package org.guestflow.review;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.directory.GuestOfTarget;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.review.AnsweredMeanwhile.Meanwhile;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** What somebody says of guests in a review that is open: looked at, and kept if nothing of it is refused. */
@Component
class GivenAnswers {

    private final JdbcReviewEntries entries;
    private final Reviewers reviewers;
    private final ReviewedGuests guests;
    private final KeptUntil keptUntil;
    private final ReviewJournal journal;
    private final Users users;
    private final Clock clock;

    GivenAnswers(
            JdbcReviewEntries entries,
            Reviewers reviewers,
            ReviewedGuests guests,
            KeptUntil keptUntil,
            ReviewJournal journal,
            Users users,
            Clock clock) {
        this.entries = entries;
        this.reviewers = reviewers;
        this.guests = guests;
        this.keptUntil = keptUntil;
        this.journal = journal;
        this.users = users;
        this.clock = clock;
    }

    /** Whoever takes this has to undo what was done where it is refused: access may have been extended by then. */
    void take(Review review, User reviewer, Collection<GivenAnswer> given) throws RuleViolation {
        Map<UserId, ReviewEntry> before = entries.of(review.id(), guests(given));
        requireAsked(review, reviewer, given, before);
        List<GivenAnswer> fresh = given.stream()
                .filter(one -> one.isNewTo(before.get(one.guest())))
                .toList();
        requireNotOvertaken(fresh, before);
        requireHis(review, reviewer, fresh);
        Map<UserId, GuestOfTarget> present = guests.present(review, guests(fresh));
        for (GivenAnswer one : fresh) {
            keep(review, reviewer, one, before.get(one.guest()), Optional.ofNullable(present.get(one.guest())));
        }
    }

    /** The moment is read last: an extension that comes with the answer is not one since. */
    private void keep(
            Review review, User reviewer, GivenAnswer given, ReviewEntry before, Optional<GuestOfTarget> guest)
            throws RuleViolation {
        if (given.answer() == Answer.KEEP_UNTIL) {
            keptUntil.accept(review, reviewer, given, guest);
        }
        entries.answer(review.id(), given, reviewer.id(), clock.instant());
        journal.answered(review, before, given, reviewer.id());
    }

    private void requireAsked(
            Review review, User reviewer, Collection<GivenAnswer> given, Map<UserId, ReviewEntry> entries)
            throws RuleViolation {
        Set<UserId> asked = reviewers.asked(review.id(), reviewer, entries.keySet());
        if (given.stream().anyMatch(one -> !asked.contains(one.guest()))) {
            throw ReviewRules.notAReviewer();
        }
    }

    /** The answer that nobody may give is nobody's to give either. */
    private void requireHis(Review review, User reviewer, Collection<GivenAnswer> fresh) throws RuleViolation {
        Set<UserId> his = reviewers.answerable(review.id(), reviewer, guests(fresh));
        if (fresh.stream().anyMatch(one -> !his.contains(one.guest()) || one.answer() == Answer.NO_ANSWER)) {
            throw ReviewRules.notAReviewer();
        }
    }

    private void requireNotOvertaken(Collection<GivenAnswer> fresh, Map<UserId, ReviewEntry> before)
            throws AnsweredMeanwhile {
        List<ReviewEntry> overtaken = fresh.stream()
                .filter(one -> one.isOvertakenBy(before.get(one.guest())))
                .map(one -> before.get(one.guest()))
                .toList();
        if (!overtaken.isEmpty()) {
            throw new AnsweredMeanwhile(overtaken.stream().map(this::meanwhile).toList());
        }
    }

    private Meanwhile meanwhile(ReviewEntry entry) {
        return new Meanwhile(
                entry.guest(),
                users.find(entry.guest()).map(user -> user.mail().toString()).orElse("a guest who has left"),
                entry.answeredBy().flatMap(users::find).map(User::displayName).orElse("Somebody"),
                entry.answeredAt().orElseThrow());
    }

    private static List<UserId> guests(Collection<GivenAnswer> given) {
        return given.stream().map(GivenAnswer::guest).toList();
    }
}
