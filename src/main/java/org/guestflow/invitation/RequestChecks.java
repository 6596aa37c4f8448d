package org.guestflow.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.invitation.NamedAccounts.Named;
import org.guestflow.policy.InviteRequest;
import org.guestflow.policy.Policy;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** All that is checked of a request before it is recorded, whether it is made, tried out or asked for in advance: one place, so that none of them lets pass what another refuses. */
@Component
class RequestChecks {

    private final Policy policy;
    private final NamedAccounts accounts;
    private final RequestedTerms terms;
    private final JdbcInvitations invitations;
    private final Targets targets;
    private final BaseUrl baseUrl;
    private final Clock clock;

    RequestChecks(
            Policy policy,
            NamedAccounts accounts,
            RequestedTerms terms,
            JdbcInvitations invitations,
            Targets targets,
            BaseUrl baseUrl,
            Clock clock) {
        this.policy = policy;
        this.accounts = accounts;
        this.terms = terms;
        this.invitations = invitations;
        this.targets = targets;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** A request that passed: what the rules found, and the invitation that it would be. */
    record Checked(InviteRequest request, Invitation invitation) {}

    Checked check(User inviter, InvitationRequest request) throws RuleViolation {
        Optional<Named> named = accounts.find(inviter, request);
        InviteRequest checked = policy.check(
                inviter,
                request.invitedUserEmailAddress(),
                request.targetType(),
                request.targetId().orElse(null),
                RequestText.date(request.accessEndDate()),
                named.map(Named::account));
        requireNoOtherOpen(checked, named);
        return new Checked(checked, invitation(checked, request, named));
    }

    /** Where an invitation of the address is open, a request is answered with that one: for an account that is to prove the address it would do nothing. */
    private void requireNoOtherOpen(InviteRequest checked, Optional<Named> named) throws RuleViolation {
        boolean another = named.isPresent()
                && invitations
                        .findOpen(checked.invitee(), checked.target())
                        .filter(open -> !open.terms().isForAccount()
                                || !open.guest()
                                        .equals(named.map(Named::account).map(User::id)))
                        .isPresent();
        if (another) {
            throw new RuleViolation(
                    "InvitationOpen",
                    RuleViolation.Kind.CONFLICT,
                    "An invitation of the address is open.",
                    "Resend it, or revoke it and ask again.");
        }
    }

    private Invitation invitation(InviteRequest checked, InvitationRequest request, Optional<Named> named)
            throws RuleViolation {
        Instant now = clock.instant();
        return new Invitation(
                RequestId.random(),
                checked.invitee(),
                checked.inviteeAsTyped(),
                RequestText.name(request.invitedUserDisplayName()),
                checked.target(),
                checked.inviter().id(),
                RequestText.message(request.customizedMessageBody()),
                RequestText.language(request.messageLanguage()),
                redirectUrl(request, checked.target()),
                request.sendInvitationMessage(),
                checked.accessEndDate(),
                RequestText.justification(request.justification()),
                InvitationState.REQUESTED,
                now,
                Optional.empty(),
                named.map(Named::account).map(User::id),
                0,
                Optional.empty(),
                now,
                terms.of(checked.inviter(), request, checked.invitee(), named));
    }

    private Optional<String> redirectUrl(InvitationRequest request, Target target) throws RuleViolation {
        Optional<String> url = request.inviteRedirectUrl().filter(text -> !text.isBlank());
        List<String> origins = new ArrayList<>(targets.redirectOrigins(target));
        origins.add(baseUrl.value().toString());
        if (url.isPresent() && !RedirectUrl.isAllowed(url.get(), origins)) {
            throw RequestText.invalid(
                    "RedirectNotAllowed",
                    "The redirect URL's origin is not one of the target's.",
                    "Ask an administrator to record the origin with the application, or leave the redirect URL out.");
        }
        return url;
    }
}
