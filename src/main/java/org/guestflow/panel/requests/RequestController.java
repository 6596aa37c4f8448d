package org.guestflow.panel.requests;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.approval.ApprovalQueue;
import org.guestflow.approval.StageDecisions;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationProgress;
import org.guestflow.invitation.Invitations;
import org.guestflow.invitation.ProcessPosition;
import org.guestflow.mail.Outbox;
import org.guestflow.panel.Viewer;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One request, for those who answer for it: where it stands, and what can be done about it. */
@Controller
@RequestMapping("/requests/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}")
class RequestController {

    private final Invitations invitations;
    private final Targets targets;
    private final Users users;
    private final Policy policy;
    private final Outbox outbox;
    private final ApprovalQueue approvals;
    private final StageDecisions decided;
    private final InvitationProgress progress;
    private final Clock clock;

    RequestController(
            Invitations invitations,
            Targets targets,
            Users users,
            Policy policy,
            Outbox outbox,
            ApprovalQueue approvals,
            StageDecisions decided,
            InvitationProgress progress,
            Clock clock) {
        this.invitations = invitations;
        this.targets = targets;
        this.users = users;
        this.policy = policy;
        this.outbox = outbox;
        this.approvals = approvals;
        this.decided = decided;
        this.progress = progress;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID id, Viewer viewer, Model model, HttpServletResponse response) throws RuleViolation {
        Invitation invitation = invitations.get(new RequestId(id), viewer.user());
        add(invitation, model);
        model.addAttribute("askedBy", askedBy(invitation, viewer).orElse(null));
        model.addAttribute("decisions", policy.decisionsOn(new RequestId(id)));
        model.addAttribute("deliveries", outbox.deliveries(new RequestId(id)));
        model.addAttribute("approval", approvals.openApproval(new RequestId(id)).orElse(null));
        model.addAttribute("decided", decided.on(new RequestId(id)));
        model.addAttribute("now", clock.instant());
        model.addAttribute("administers", viewer.user().isAdministrator());
        model.addAttribute("positions", progress.of(new RequestId(id)));
        DiagramPolicy.allow(response);
        return "panel/requests/one";
    }

    @GetMapping("/progress")
    ResponseEntity<List<ProcessPosition>> progress(@PathVariable UUID id, Viewer viewer) throws RuleViolation {
        RequestId request = invitations.get(new RequestId(id), viewer.user()).id();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(progress.of(request));
    }

    @PostMapping("/remind")
    String remind(@PathVariable UUID id, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        approvals.remind(invitations.get(new RequestId(id), viewer.user()).id(), viewer.user());
        said.addFlashAttribute("notice", "requests.reminded");
        return "redirect:/requests/" + id;
    }

    @GetMapping("/revoke")
    String askToRevoke(@PathVariable UUID id, Viewer viewer, Model model) throws RuleViolation {
        add(invitations.get(new RequestId(id), viewer.user()), model);
        return "panel/requests/revoke";
    }

    @PostMapping("/revoke")
    String revoke(@PathVariable UUID id, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        invitations.revoke(new RequestId(id), viewer.user());
        said.addFlashAttribute("notice", "requests.revoked");
        return "redirect:/requests/" + id;
    }

    @PostMapping("/resend")
    String resend(@PathVariable UUID id, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        invitations.resend(new RequestId(id), viewer.user());
        said.addFlashAttribute("notice", "requests.resent");
        return "redirect:/requests/" + id;
    }

    /** Who asks himself needs not be told. */
    private Optional<String> askedBy(Invitation invitation, Viewer viewer) {
        return Optional.of(invitation.inviter())
                .filter(inviter -> !inviter.equals(viewer.user().id()))
                .flatMap(users::find)
                .map(User::displayName);
    }

    private void add(Invitation invitation, Model model) {
        model.addAttribute(
                "asked",
                RequestItem.of(
                        invitation, targets.displayName(invitation.target()).orElse("–")));
    }
}
