package org.guestflow.review;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.guestflow.directory.GuestAccess;
import org.guestflow.directory.GuestOfTarget;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** The guests of a review as the directory has them now: who still has the access that is reviewed. Who was brought in again since has an access that somebody has just decided on. */
@Component
class ReviewedGuests {

    private final Reviewers reviewers;
    private final GuestAccess access;
    private final Targets targets;

    ReviewedGuests(Reviewers reviewers, GuestAccess access, Targets targets) {
        this.reviewers = reviewers;
        this.access = access;
        this.targets = targets;
    }

    Map<UserId, GuestOfTarget> present(Review review, Collection<UserId> some) {
        return since(review, access.guests(review.target(), some));
    }

    /** The same, and until the transaction ends nobody else prolongs or ends their access. */
    Map<UserId, GuestOfTarget> hold(Review review, Collection<UserId> some) {
        return since(review, access.hold(review.target(), some));
    }

    private static Map<UserId, GuestOfTarget> since(Review review, Map<UserId, GuestOfTarget> guests) {
        Map<UserId, GuestOfTarget> present = new LinkedHashMap<>(guests);
        present.values().removeIf(guest -> guest.since().isAfter(review.startedAt()));
        return present;
    }

    /** Whether somebody may see all of a review, also when it is over: owners and administrators. */
    boolean mayLookAtAll(Review review, User reader) {
        return mayReview(reader)
                && (reader.isAdministrator()
                        || targets.owners(review.target()).stream()
                                .map(User::id)
                                .anyMatch(reader.id()::equals));
    }

    /** Whether somebody may see a review: these, and who is asked in it. */
    boolean mayLook(Review review, User reader) {
        return mayLookAtAll(review, reader) || (mayReview(reader) && reviewers.isAsked(review.id(), reader));
    }

    private static boolean mayReview(User reader) {
        return reader.isMember() && reader.isActive();
    }
}
