package org.guestflow.lifecycle;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guestflow.approval.ApprovalSubject;
import org.guestflow.approval.ApprovalSubjects;
import org.guestflow.approval.ApprovalSummary;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Tells approvers what a request for longer access is about. */
@Component
class ExtensionSubjects implements ApprovalSubjects {

    private final JdbcAccessExtensions stored;
    private final ExtendableAccess extendable;
    private final Users users;

    ExtensionSubjects(JdbcAccessExtensions stored, ExtendableAccess extendable, Users users) {
        this.stored = stored;
        this.extendable = extendable;
        this.users = users;
    }

    @Override
    public Optional<ApprovalSubject> find(RequestId request) {
        return stored.find(request).flatMap(asked -> users.find(asked.guest()).map(guest -> subject(asked, guest)));
    }

    @Override
    public Map<RequestId, ApprovalSummary> summaries(Collection<RequestId> requests) {
        Map<RequestId, AccessExtension> asked =
                stored.all(requests).stream().collect(Collectors.toMap(AccessExtension::id, one -> one));
        Map<UserId, User> guests = users.findAll(
                asked.values().stream().map(AccessExtension::guest).toList());
        return asked.values().stream()
                .filter(one -> guests.containsKey(one.guest()))
                .collect(Collectors.toMap(
                        AccessExtension::id,
                        one -> new ApprovalSummary(
                                one.requester(), guests.get(one.guest()).displayName(), one.target())));
    }

    /** Whoever has asked must still answer for the guest, and the access must still be there. */
    @Override
    public void checkAgain(RequestId request) throws RuleViolation {
        Optional<AccessExtension> asked = stored.find(request);
        if (asked.isPresent()) {
            AccessExtension extension = asked.get();
            User requester = users.find(extension.requester())
                    .filter(User::isActive)
                    .orElseThrow(() -> new RuleViolation(
                            "InviterGone",
                            Kind.CONFLICT,
                            "Whoever has asked for it is no longer in the directory.",
                            "Reject it; whoever answers for the guest now can ask anew."));
            extendable.decide(
                    requester, extendable.find(requester, extension.guest(), extension.target()), extension.lastDay());
        }
    }

    private ApprovalSubject subject(AccessExtension asked, User guest) {
        return new ApprovalSubject(
                asked.requester(),
                guest.displayName(),
                guest.mailAsTyped(),
                asked.target(),
                Optional.of(asked.lastDay().toString()),
                Optional.of(asked.justification()),
                users.sponsors(guest.id()));
    }
}
