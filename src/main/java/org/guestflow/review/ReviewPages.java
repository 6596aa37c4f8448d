package org.guestflow.review;

import java.time.Clock;
import java.time.Instant;
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
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One review for those who may see it: owners and administrators all of it, a sponsor his own guests. */
@Service
@Transactional(readOnly = true)
public class ReviewPages {

    private final JdbcReviews reviews;
    private final JdbcReviewGuests guests;
    private final ReviewedGuests reviewed;
    private final Reviewers reviewers;
    private final Targets targets;
    private final Users users;
    private final Clock clock;

    ReviewPages(
            JdbcReviews reviews,
            JdbcReviewGuests guests,
            ReviewedGuests reviewed,
            Reviewers reviewers,
            Targets targets,
            Users users,
            Clock clock) {
        this.reviews = reviews;
        this.guests = guests;
        this.reviewed = reviewed;
        this.reviewers = reviewers;
        this.targets = targets;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Shows a review without its guests.
     *
     * @param id the review
     * @param reader who looks
     * @return what he may see of it
     * @throws RuleViolation {@code UnknownReview} for whom it is none of his business, as if there were none
     */
    public ReviewView view(RequestId id, User reader) throws RuleViolation {
        return reviews.find(id)
                .filter(review -> reviewed.mayLook(review, reader))
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
                        person.filter(user -> reviewed.mayLook(review, user)).isPresent())
                .map(review -> task(view(review, person.orElseThrow())));
    }

    private static ReviewTask task(ReviewView view) {
        return new ReviewTask(
                view.review().id().toString(),
                view.review().target().type().stored(),
                view.targetName(),
                view.progress().guests(),
                view.progress().answered(),
                view.review().endsAt().toString());
    }

    private ReviewView view(Review review, User reader) {
        Instant now = clock.instant();
        boolean open = review.isOpenAt(now);
        return new ReviewView(
                review,
                targets.displayName(review.target()).orElse("–"),
                open,
                guests.progress(review.id(), now),
                open && reviewers.mayAnswer(review.id(), reader),
                open && reviewers.mayFinish(review.id(), reader));
    }

    /**
     * Lists the guests of a review as far as somebody may see them.
     *
     * @param id the review
     * @param reader who looks
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page, in the order of the addresses; who has no account any more comes last
     * @throws RuleViolation {@code UnknownReview} as for {@link #view}, or {@code InvalidCursor} where the place is none of this list
     */
    public Slice<ReviewRow> guests(RequestId id, User reader, Optional<String> after, int size) throws RuleViolation {
        Review review = reviews.find(id)
                .filter(found -> reviewed.mayLook(found, reader))
                .orElseThrow(ReviewRules::unknown);
        Slice<ReviewEntry> page =
                guests.page(id, reader.id(), reviewed.mayLookAtAll(review, reader), after, size, clock.instant());
        List<UserId> shown = page.items().stream().map(ReviewEntry::guest).toList();
        Map<UserId, GuestOfTarget> present = reviewed.present(review, shown);
        Map<UserId, User> people = people(page.items());
        Set<UserId> answerable = review.isOpenAt(clock.instant()) ? reviewers.answerable(id, reader, shown) : Set.of();
        return page.map(entry -> row(entry, present, people, answerable));
    }

    private static ReviewRow row(
            ReviewEntry entry, Map<UserId, GuestOfTarget> present, Map<UserId, User> people, Set<UserId> answerable) {
        return new ReviewRow(
                entry.guest(),
                Optional.ofNullable(people.get(entry.guest())),
                Optional.ofNullable(present.get(entry.guest())),
                entry,
                entry.answeredBy().map(people::get).map(User::displayName),
                answerable.contains(entry.guest()) && present.containsKey(entry.guest()));
    }

    private Map<UserId, User> people(List<ReviewEntry> entries) {
        return users.findAll(entries.stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.guest()), entry.answeredBy().stream()))
                .collect(Collectors.toSet()));
    }
}
