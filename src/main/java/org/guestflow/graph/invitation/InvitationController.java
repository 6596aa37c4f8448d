package org.guestflow.graph.invitation;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.graph.query.Answers;
import org.guestflow.graph.query.Query;
import org.guestflow.graph.query.Queryable;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.invitation.AskedInvitation;
import org.guestflow.invitation.Asking;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationLists;
import org.guestflow.invitation.Invitations;
import org.guestflow.mail.Delivery;
import org.guestflow.policy.Policy;
import org.guestflow.query.Found;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invitations for those who answer for them: inviter, sponsors, administrators. Everybody else is told that there is none. */
@RestController
@RequestMapping("/v1.0/invitations")
class InvitationController {

    private final Invitations invitations;
    private final InvitationLists lists;
    private final Asking asking;
    private final InvitationResources resources;
    private final Policy policy;
    private final BaseUrl baseUrl;
    private final Answers answers;
    private final Caller caller;

    InvitationController(
            Invitations invitations,
            InvitationLists lists,
            Asking asking,
            InvitationResources resources,
            Policy policy,
            BaseUrl baseUrl,
            Answers answers,
            Caller caller) {
        this.invitations = invitations;
        this.lists = lists;
        this.asking = asking;
        this.resources = resources;
        this.policy = policy;
        this.baseUrl = baseUrl;
        this.answers = answers;
        this.caller = caller;
    }

    /** Asks for an invitation. What needs no approval is done when this answers: the guest is there and the mail is queued. */
    @PostMapping
    @Requires(Permission.USER_INVITE_ALL)
    @Described(status = 201)
    ResponseEntity<InvitationAnswer> ask(@Described(NewInvitation.class) @RequestBody JsonNode sent)
            throws RuleViolation {
        User inviter = caller.get();
        AskedInvitation asked = asking.askAtOnce(inviter, InvitationBody.read(sent));
        return ResponseEntity.created(URI.create(
                        baseUrl.link("/v1.0/invitations/" + asked.invitation().id())))
                .body(resources.answer(asked, inviter));
    }

    /** The invitations that the caller answers for, page by page, the newest first unless ordered otherwise. */
    @GetMapping
    @Requires(Permission.USER_INVITE_ALL)
    Map<String, Object> list(@Queryable(InvitationModels.SET) Query query) throws RuleViolation {
        Found<Invitation> found = lists.list(query.list(), caller.get());
        Map<RequestId, List<Delivery>> deliveries = resources.deliveries(found.items());
        return answers.page(query, found, invitation -> resources.of(invitation, deliveries));
    }

    /** One invitation. */
    @GetMapping("/{id}")
    @Requires(Permission.USER_INVITE_ALL)
    InvitationResource get(@PathVariable UUID id) throws RuleViolation {
        return resources.of(invitations.get(new RequestId(id), caller.get()));
    }

    /** What policy decided on it last: the rule that matched, what was put to the table and what it answered. */
    @GetMapping("/{id}/decision")
    @Requires(Permission.USER_INVITE_ALL)
    DecisionResource decision(@PathVariable UUID id) throws RuleViolation {
        Invitation invitation = invitations.get(new RequestId(id), caller.get());
        String context = baseUrl.link("/v1.0/$metadata#invitations('" + invitation.id() + "')/decision");
        return policy.decisionsOn(invitation.id()).stream()
                .findFirst()
                .map(made -> DecisionResource.of(made, context))
                .orElseThrow(() -> new RuleViolation(
                        "NotDecided",
                        RuleViolation.Kind.NOT_FOUND,
                        "Policy has not decided on the invitation.",
                        "Ask again in a moment."));
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
}
