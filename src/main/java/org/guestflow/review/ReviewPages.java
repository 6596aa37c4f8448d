package org.guestflow.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.directory.GuestOfTarget;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One review for those who may see it: owners and administrators all of it, a sponsor his own guests. */
@Service
@Transactional(readOnly = true)
public class ReviewPages {

    private final JdbcReviews reviews;
    private final ReviewedGuests guests;
    private final Reviewers reviewers;
    private final Targets targets;
    private final Users users;
    private final Clock clock;

    ReviewPages(
            JdbcReviews reviews,
            ReviewedGuests guests,
            Reviewers reviewers,
            Targets targets,
            Users users,
            Clock clock) {
        this.reviews = reviews;
        this.guests = guests;
        this.reviewers = reviewers;
        this.targets = targets;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Shows a review.
     *
     * @param id the review
     * @param reader who looks
     * @return what he may see of it
     * @throws RuleViolation {@code UnknownReview} for whom it is none of his business, as if there were none
     */
    public ReviewView view(RequestId id, User reader) throws RuleViolation {
        return reviews.find(id)
                .filter(review -> guests.mayLook(review, reader))
                .map(review -> view(review, reader))
                .orElseThrow(ReviewRules::unknown);
    }

    /**
     * Shows in Tasklist what a task is about.
     *
     * @param taskId the engine's task
     * @param reader the authenticated caller
     * @return the review in a few words; empty where there is no such task, or it is none of his business
     */
    public Optional<ReviewTask> task(String taskId, UserId reader) {
        Optional<User> person = users.find(reader);
        return reviews.findByTask(taskId)
                .filter(review ->
                        person.filter(user -> guests.mayLook(review, user)).isPresent())
                .map(review -> task(view(review, person.orElseThrow())));
    }

    private static ReviewTask task(ReviewView view) {
        return new ReviewTask(
                view.review().id().toString(),
                view.review().target().type().stored(),
                view.targetName(),
                view.guests(),
                view.answered(),
                view.review().endsAt().toString());
    }

    private ReviewView view(Review review, User reader) {
        boolean open = review.isOpenAt(clock.instant());
        Set<UserId> his = open ? reviewers.guestsOf(review.id(), reader) : Set.of();
        List<ReviewRow> all = rows(review, his);
        boolean everybody = reader.isAdministrator()
                || targets.owners(review.target()).stream().map(User::id).anyMatch(reader.id()::equals);
        return new ReviewView(
                review,
                targets.displayName(review.target()).orElse("–"),
                open,
                all.stream()
                        .filter(row -> everybody || his.contains(row.guest()))
                        .toList(),
                all.size(),
                (int) all.stream().filter(ReviewRow::isAnswered).count());
    }

    private List<ReviewRow> rows(Review review, Set<UserId> answerable) {
        Map<UserId, ReviewEntry> entries = guests.entries(review);
        Map<UserId, GuestOfTarget> present = guests.present(review);
        Map<UserId, LocalDate> latest = guests.latestDays(present);
        Map<UserId, User> people = users.findAll(entries.values().stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.guest()), entry.answeredBy().stream()))
                .collect(Collectors.toSet()));
        return entries.values().stream()
                .map(entry -> new ReviewRow(
                        entry.guest(),
                        Optional.ofNullable(people.get(entry.guest())),
                        Optional.ofNullable(present.get(entry.guest())),
                        entry,
                        entry.answeredBy().map(people::get).map(User::displayName),
                        latest.getOrDefault(entry.guest(), LocalDate.EPOCH),
                        answerable.contains(entry.guest()) && present.containsKey(entry.guest())))
                .sorted(Comparator.comparing(ReviewPages::address))
                .toList();
    }

    /** Guests whose account is gone come last. */
    private static String address(ReviewRow row) {
        return row.user().map(user -> user.mail().key()).orElse("\uFFFF");
    }
}
