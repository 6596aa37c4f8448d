package org.guestflow.panel.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.guestflow.audit.AuditLog;
import org.guestflow.directaddition.AdditionEntry;
import org.guestflow.directaddition.AdditionLists;
import org.guestflow.directaddition.DirectAddition;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationFilter;
import org.guestflow.invitation.InvitationLists;
import org.guestflow.review.ReviewFilter;
import org.guestflow.review.ReviewLists;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/**
 * What is stored about a person and grows with time: requests and the trail, a page at a time, with what he may know of each (GDPR, Article 15).
 *
 * <p>The reason that an inviter gave to the approvers is shown to whom it is about: what somebody writes of a person is that person's data (Court of Justice of the EU, C-434/16), and who wrote it is
 * known to him from the mail. What approvers and administrators wrote or did is their data too and may name others, which Article 15(4) protects: their comments, their names and the values in the trail
 * stay out. An administrator sees them, and can give what remains after weighing both sides.
 */
@Component
class MyLists {

    private static final String NAMELESS = "–";

    private final InvitationLists invitations;
    private final AdditionLists additions;
    private final ReviewLists reviews;
    private final AuditLog audit;
    private final Targets targets;
    private final Users users;

    MyLists(
            InvitationLists invitations,
            AdditionLists additions,
            ReviewLists reviews,
            AuditLog audit,
            Targets targets,
            Users users) {
        this.invitations = invitations;
        this.additions = additions;
        this.reviews = reviews;
        this.audit = audit;
        this.targets = targets;
        this.users = users;
    }

    Slice<MyInvitation> invitationsAskedFor(UserId me, Optional<String> after, int size) throws RuleViolation {
        InvitationFilter mine = new InvitationFilter(Optional.of(me), Optional.empty(), Optional.empty());
        Slice<Invitation> page = invitations.list(mine, after, size);
        Names names = names(page.items(), Invitation::target, Invitation::inviter);
        return page.map(one -> MyInvitation.forInviter(one, names.of(one.target()), names.of(one.inviter())));
    }

    Slice<MyInvitation> invitationsToMe(UserId me, Optional<String> after, int size) throws RuleViolation {
        Slice<Invitation> page = invitations.of(me, after, size);
        Names names = names(page.items(), Invitation::target, Invitation::inviter);
        return page.map(one -> MyInvitation.forInvitee(one, names.of(one.target()), names.of(one.inviter())));
    }

    Slice<MyAddition> additionsAskedFor(UserId me, Optional<String> after, int size) throws RuleViolation {
        return additions(additions.ofInviter(me, after, size).map(AdditionEntry::addition));
    }

    Slice<MyAddition> additionsOfMe(UserId me, Optional<String> after, int size) throws RuleViolation {
        return additions(additions.of(me, after, size));
    }

    private Slice<MyAddition> additions(Slice<DirectAddition> page) {
        Names names = names(page.items(), DirectAddition::target, DirectAddition::inviter);
        return page.map(one -> MyAddition.of(one, names.of(one.target()), names.of(one.inviter())));
    }

    Slice<MyReview> reviewsOfMe(UserId me, Optional<String> after, int size) throws RuleViolation {
        return reviews.results(ReviewFilter.of(me), after, size).map(MyReview::forGuest);
    }

    Slice<MyReview> reviewAnswersByMe(UserId me, Optional<String> after, int size) throws RuleViolation {
        return reviews.results(ReviewFilter.answeredBy(me), after, size).map(MyReview::forReviewer);
    }

    Slice<MyAuditEntry> audit(UserId me, Optional<String> after, int size) throws RuleViolation {
        return audit.concerning(me, after, size).map(entry -> MyAuditEntry.of(entry, me));
    }

    /** The names of what is on a page, with two queries. */
    private <T> Names names(Collection<T> page, Function<T, Target> target, Function<T, UserId> inviter) {
        List<Target> named = page.stream().map(target).distinct().toList();
        List<UserId> people = page.stream().map(inviter).distinct().toList();
        return new Names(targets.displayNames(named), users.findAll(people));
    }

    private record Names(Map<Target, String> targets, Map<UserId, User> people) {

        String of(Target target) {
            return targets.getOrDefault(target, NAMELESS);
        }

        String of(UserId person) {
            return Optional.ofNullable(people.get(person))
                    .map(User::displayName)
                    .orElse(NAMELESS);
        }
    }
}
