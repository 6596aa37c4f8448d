package org.guestflow.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
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
    private final Targets targets;
    private final BaseUrl baseUrl;
    private final Clock clock;

    RequestChecks(Policy policy, Targets targets, BaseUrl baseUrl, Clock clock) {
        this.policy = policy;
        this.targets = targets;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** A request that passed: what the rules found, and the invitation that it would be. */
    record Checked(InviteRequest request, Invitation invitation) {}

    Checked check(User inviter, InvitationRequest request) throws RuleViolation {
        InviteRequest checked = policy.check(
                inviter,
                request.invitedUserEmailAddress(),
                request.targetType(),
                request.targetId().orElse(null),
                RequestText.date(request.accessEndDate()));
        return new Checked(checked, invitation(checked, request));
    }

    private Invitation invitation(InviteRequest checked, InvitationRequest request) throws RuleViolation {
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
                Optional.empty(),
                0,
                Optional.empty(),
                now);
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
