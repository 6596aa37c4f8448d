package org.guestflow.panel.requests;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationLists;
import org.guestflow.invitation.Invitations;
import org.guestflow.mail.Outbox;
import org.guestflow.panel.Viewer;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
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

    RequestsController(Invitations invitations, InvitationLists lists, Targets targets, Policy policy, Outbox outbox) {
        this.invitations = invitations;
        this.lists = lists;
        this.targets = targets;
        this.policy = policy;
        this.outbox = outbox;
    }

    @GetMapping
    String list(@RequestParam(required = false) Optional<String> after, Viewer viewer, Model model)
            throws RuleViolation {
        Slice<Invitation> page = lists.ofInviter(viewer.user().id(), after, PAGE);
        Map<Target, String> names = targets.displayNames(
                page.items().stream().map(Invitation::target).toList());
        model.addAttribute(
                "requests",
                page.map(invitation -> RequestItem.of(invitation, names.getOrDefault(invitation.target(), "–"))));
        return "panel/requests/list";
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Viewer viewer, Model model) throws RuleViolation {
        add(invitations.get(new RequestId(id), viewer.user()), model);
        model.addAttribute("decision", policy.decisionOn(new RequestId(id)).orElse(null));
        model.addAttribute("deliveries", outbox.deliveries(new RequestId(id)));
        return "panel/requests/one";
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
