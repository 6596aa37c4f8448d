package org.guestflow.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.invitation.Preview.Verdict;
import org.guestflow.policy.Decision;
import org.guestflow.policy.InviteRequest;
import org.guestflow.policy.Policy;
import org.guestflow.policy.Route;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Dry runs: tells what would become of requests before they are made. */
@Service
public class Previews {

    private final RequestChecks checks;
    private final Policy policy;
    private final JdbcInvitations invitations;
    private final Targets targets;
    private final Clock clock;

    Previews(RequestChecks checks, Policy policy, JdbcInvitations invitations, Targets targets, Clock clock) {
        this.checks = checks;
        this.policy = policy;
        this.invitations = invitations;
        this.targets = targets;
        this.clock = clock;
    }

    /**
     * Tells what would become of a request. Its transaction is its own and always rolled back.
     *
     * @param inviter who would ask
     * @param request what would be asked for
     * @return the verdict
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Preview preview(User inviter, InvitationRequest request) {
        // The engine keeps each question that its table was asked; of a dry run nothing stays.
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        try {
            return verdict(checks.check(inviter, request));
        } catch (RuleViolation refusal) {
            return Preview.of(refusal);
        }
    }

    private Preview verdict(RequestChecks.Checked passed) {
        InviteRequest checked = passed.request();
        Instant now = clock.instant();
        Decision decision = policy.preview(
                Route.INVITATION,
                checked.inviter(),
                checked.invitee().domain(),
                checked.target(),
                checked.accessEndDate(),
                passed.invitation().account());
        if (invitations.findOpen(checked.invitee(), checked.target()).isPresent()) {
            return Preview.of(Verdict.ALREADY_REQUESTED);
        }
        if (checked.accessEndDate().isEmpty() && isIn(checked)) {
            return Preview.of(Verdict.ALREADY_IN);
        }
        Verdict verdict = switch (decision.outcome()) {
            case DENY -> Verdict.DENIED;
            case APPROVAL -> Verdict.APPROVAL;
            case GO_AHEAD ->
                checked.knownGuest().filter(User::hasAccepted).isPresent() ? Verdict.ADDED : Verdict.INVITED;
        };
        Optional<Instant> end = verdict == Verdict.DENIED
                ? Optional.empty()
                : Optional.of(decision.accessEnd(checked.accessEndDate(), now));
        return new Preview(verdict, Optional.empty(), Optional.of(decision), end);
    }

    private boolean isIn(InviteRequest checked) {
        return checked.knownGuest()
                .filter(User::hasAccepted)
                .filter(guest -> targets.hasAccess(guest.id(), checked.target()))
                .isPresent();
    }
}
