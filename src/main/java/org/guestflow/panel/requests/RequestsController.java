package org.guestflow.panel.requests;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.approval.ApprovalQueue;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationFilter;
import org.guestflow.invitation.InvitationLists;
import org.guestflow.invitation.InvitationProgress;
import org.guestflow.invitation.Invitations;
import org.guestflow.invitation.ProcessPosition;
import org.guestflow.mail.Outbox;
import org.guestflow.panel.Viewer;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The invitations that the viewer has asked for: where each stands, and what can be done about it. */
@Controller
@RequestMapping("/requests")
class RequestsController {

    private static final int PAGE = 25;
    private static final String ONE = "/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    private final Invitations invitations;
    private final InvitationLists lists;
    private final Targets targets;
    private final Policy policy;
    private final Outbox outbox;
    private final ApprovalQueue approvals;
    private final InvitationProgress progress;
    private final Clock clock;

    RequestsController(
            Invitations invitations,
            InvitationLists lists,
            Targets targets,
            Policy policy,
            Outbox outbox,
            ApprovalQueue approvals,
            InvitationProgress progress,
            Clock clock) {
        this.invitations = invitations;
        this.lists = lists;
        this.targets = targets;
        this.policy = policy;
        this.outbox = outbox;
        this.approvals = approvals;
        this.progress = progress;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(required = false) Optional<String> after, Viewer viewer, Model model)
            throws RuleViolation {
        Slice<Invitation> page = lists.list(
                new InvitationFilter(Optional.of(viewer.user().id()), Optional.empty(), Optional.empty()), after, PAGE);
        Map<Target, String> names = targets.displayNames(
                page.items().stream().map(Invitation::target).toList());
        model.addAttribute(
                "requests",
                page.map(invitation -> RequestItem.of(invitation, names.getOrDefault(invitation.target(), "–"))));
        return "panel/requests/list";
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Viewer viewer, Model model, HttpServletResponse response) throws RuleViolation {
        add(invitations.get(new RequestId(id), viewer.user()), model);
        model.addAttribute("decision", policy.decisionOn(new RequestId(id)).orElse(null));
        model.addAttribute("deliveries", outbox.deliveries(new RequestId(id)));
        model.addAttribute("approval", approvals.openApproval(new RequestId(id)).orElse(null));
        model.addAttribute("now", clock.instant());
        model.addAttribute("positions", progress.of(new RequestId(id)));
        DiagramPolicy.allow(response);
        return "panel/requests/one";
    }

    @GetMapping(ONE + "/progress")
    ResponseEntity<List<ProcessPosition>> progress(@PathVariable UUID id, Viewer viewer) throws RuleViolation {
        RequestId request = invitations.get(new RequestId(id), viewer.user()).id();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(progress.of(request));
    }

    @PostMapping(ONE + "/remind")
    String remind(@PathVariable UUID id, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        approvals.remind(invitations.get(new RequestId(id), viewer.user()).id(), viewer.user());
        said.addFlashAttribute("notice", "requests.reminded");
        return "redirect:/requests/" + id;
    }

    @GetMapping(ONE + "/revoke")
    String askToRevoke(@PathVariable UUID id, Viewer viewer, Model model) throws RuleViolation {
        add(invitations.get(new RequestId(id), viewer.user()), model);
        return "panel/requests/revoke";
    }

    @PostMapping(ONE + "/revoke")
    String revoke(@PathVariable UUID id, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        invitations.revoke(new RequestId(id), viewer.user());
        said.addFlashAttribute("notice", "requests.revoked");
        return "redirect:/requests/" + id;
    }

    @PostMapping(ONE + "/resend")
    String resend(@PathVariable UUID id, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        invitations.resend(new RequestId(id), viewer.user());
        said.addFlashAttribute("notice", "requests.resent");
        return "redirect:/requests/" + id;
    }

    private void add(Invitation invitation, Model model) {
        model.addAttribute(
                "asked",
                RequestItem.of(
                        invitation, targets.displayName(invitation.target()).orElse("–")));
    }
}
