package org.guestflow.review;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.review.JdbcReviewLists.Row;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of reviews for people to look at. */
@Service
@Transactional(readOnly = true)
public class ReviewLists {

    private final JdbcReviewLists lists;
    private final Targets targets;
    private final Users users;
    private final Clock clock;

    ReviewLists(JdbcReviewLists lists, Targets targets, Users users, Clock clock) {
        this.lists = lists;
        this.targets = targets;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Lists the reviews that wait for somebody.
     *
     * @param user who
     * @return the reviews in which he may answer and that are not finished; those that end first come first
     */
    public List<WaitingReview> waitingFor(User user) {
        List<WaitingReview> waiting = lists.waitingFor(user.id(), clock.instant());
        Map<Target, String> names =
                targets.displayNames(waiting.stream().map(WaitingReview::target).toList());
        return waiting.stream()
                .map(one -> new WaitingReview(
                        one.id(), one.target(), name(names, one.target()), one.endsAt(), one.guests(), one.answered()))
                .toList();
    }

    /**
     * Lists reviews, for administrators.
     *
     * @param filter which ones
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page, newest first
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    public Slice<ReviewSummary> list(ReviewFilter filter, Optional<String> after, int size) throws RuleViolation {
        Slice<ReviewSummary> page = lists.list(filter, after, size);
        Map<Target, String> names = targets.displayNames(
                page.items().stream().map(ReviewSummary::target).toList());
        return page.map(one -> one.named(name(names, one.target())));
    }

    /**
     * Lists what was said of each guest and what came of it: for administrators, and for somebody's own data.
     *
     * @param filter in which reviews
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @return the page, newest reviews first
     * @throws RuleViolation {@code InvalidCursor} where the place is none of this list
     */
    public Slice<ReviewResult> results(ReviewFilter filter, Optional<String> after, int size) throws RuleViolation {
        Slice<Row> page = lists.results(filter, after, size);
        Map<Target, String> names = targets.displayNames(
                page.items().stream().map(row -> row.review().target()).toList());
        Map<UserId, User> people = people(page.items());
        return page.map(row -> new ReviewResult(
                row.review(),
                name(names, row.review().target()),
                row.entry(),
                Optional.ofNullable(people.get(row.entry().guest())),
                row.entry().answeredBy().map(people::get)));
    }

    private Map<UserId, User> people(Collection<Row> rows) {
        return users.findAll(rows.stream()
                .flatMap(row -> Stream.concat(Stream.of(row.entry().guest()), row.entry().answeredBy().stream()))
                .distinct()
                .toList());
    }

    private static String name(Map<Target, String> names, Target target) {
        return names.getOrDefault(target, "–");
    }
}
