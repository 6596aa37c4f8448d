package org.guestflow.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guestflow.approval.Candidates;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/**
 * Who answers in a review at this moment: the owners of the group or application for all guests; once they are asked too, each guest's sponsors for that guest, and the
 * administrators for all. Members who may sign in, nobody else.
 */
@Component
class Reviewers {

    private static final String OWNER = "owner";
    private static final String SPONSOR = "sponsor";
    private static final String ADMINISTRATOR = "administrator";

    private final JdbcReviewers reviewers;
    private final Users users;
    private final Clock clock;

    Reviewers(JdbcReviewers reviewers, Users users, Clock clock) {
        this.reviewers = reviewers;
        this.users = users;
        this.clock = clock;
    }

    List<Reviewer> owners(RequestId review) {
        return of(review, OWNER);
    }

    List<Reviewer> sponsors(RequestId review) {
        return of(review, SPONSOR);
    }

    List<Reviewer> administrators(RequestId review) {
        return of(review, ADMINISTRATOR);
    }

    /** Everybody who has yet to answer, each once. */
    List<Reviewer> all(RequestId review) {
        List<Reviewer> all = new ArrayList<>(owners(review));
        for (List<Reviewer> further : List.of(administrators(review), sponsors(review))) {
            further.stream()
                    .filter(one -> all.stream()
                            .noneMatch(
                                    other -> other.user().id().equals(one.user().id())))
                    .forEach(all::add);
        }
        return all;
    }

    private List<Reviewer> of(RequestId review, String part) {
        Map<UserId, Integer> waiting = reviewers.waiting(review, part, now());
        return users.findAll(waiting.keySet()).values().stream()
                .map(user -> new Reviewer(user, waiting.get(user.id())))
                .toList();
    }

    boolean isAnybodyForgotten(RequestId review) {
        return reviewers.isAnybodyForgotten(review, now());
    }

    /** Those of some guests for whom somebody is asked. */
    Set<UserId> asked(RequestId review, User user, Collection<UserId> some) {
        return some.isEmpty() ? Set.of() : reviewers.asked(review, user.id(), some, now());
    }

    /** Those of some guests whose answer somebody may give or change. */
    Set<UserId> answerable(RequestId review, User user, Collection<UserId> some) {
        return some.isEmpty() ? Set.of() : reviewers.answerable(review, user.id(), some, now());
    }

    boolean isAsked(RequestId review, User user) {
        return reviewers.isAsked(review, user.id(), now());
    }

    boolean mayAnswer(RequestId review, User user) {
        return reviewers.mayAnswer(review, user.id(), now());
    }

    /** Who is asked for all guests finishes the review: the owners, the administrators, and a sponsor of everybody. */
    boolean mayFinish(RequestId review, User user) {
        return reviewers.isAskedForAll(review, user.id(), now());
    }

    /** Whom the engine offers the task to; administrators as a group, so that one who becomes one is asked too. */
    Candidates candidates(Review review) {
        List<String> people = all(review.id()).stream()
                .map(reviewer -> reviewer.user().mail().toString())
                .toList();
        return new Candidates(
                people, review.administratorsAskedAt().isPresent() ? List.of(Candidates.ADMINISTRATORS) : List.of());
    }

    private Instant now() {
        return clock.instant();
    }

    /**
     * Somebody who has yet to answer.
     *
     * @param user who
     * @param guests for how many guests
     */
    record Reviewer(User user, int guests) {}
}
