package org.guestflow.graph.invitation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationLists;
import org.guestflow.invitation.Invitations;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invitations for those who answer for them: inviter, sponsors, administrators. Everybody else is told that there is none. */
@RestController
@RequestMapping("/v1.0/invitations")
class InvitationController {

    private final Invitations invitations;
    private final InvitationLists lists;
    private final Outbox outbox;
    private final Caller caller;

    InvitationController(Invitations invitations, InvitationLists lists, Outbox outbox, Caller caller) {
        this.invitations = invitations;
        this.lists = lists;
        this.outbox = outbox;
        this.caller = caller;
    }

    /** The caller's newest invitations. */
    @GetMapping
    @Requires(Permission.USER_INVITE_ALL)
    Map<String, List<InvitationResource>> list() throws RuleViolation {
        List<InvitationResource> mine =
                lists.newestOf(caller.get().id()).stream().map(this::resource).toList();
        return Map.of("value", mine);
    }

    /** One invitation. */
    @GetMapping("/{id}")
    @Requires(Permission.USER_INVITE_ALL)
    InvitationResource get(@PathVariable UUID id) throws RuleViolation {
        return resource(invitations.get(new RequestId(id), caller.get()));
    }

    /** Sends a new link; older ones die. */
    @PostMapping("/{id}/resend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.USER_INVITE_ALL)
    void resend(@PathVariable UUID id) throws RuleViolation {
        invitations.resend(new RequestId(id), caller.get());
    }

    /** Withdraws the invitation. */
    @PostMapping("/{id}/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.USER_INVITE_ALL)
    void revoke(@PathVariable UUID id) throws RuleViolation {
        invitations.revoke(new RequestId(id), caller.get());
    }

    private InvitationResource resource(Invitation invitation) {
        return InvitationResource.of(invitation, outbox.deliveries(invitation.id()));
    }
}
