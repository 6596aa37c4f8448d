package org.guestflow.panel.requests;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directaddition.AdditionLists;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationFilter;
import org.guestflow.invitation.InvitationLists;
import org.guestflow.invitation.InvitationState;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The invitations that the viewer has asked for. */
@Controller
class RequestsController {

    private static final int PAGE = 25;

    private final InvitationLists lists;
    private final AdditionLists additions;
    private final Targets targets;

    RequestsController(InvitationLists lists, AdditionLists additions, Targets targets) {
        this.lists = lists;
        this.additions = additions;
        this.targets = targets;
    }

    @GetMapping("/requests")
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) Optional<InvitationState> state,
            @RequestParam(required = false) Optional<String> after,
            Viewer viewer,
            Model model)
            throws RuleViolation {
        Optional<String> typed = Optional.of(text.strip()).filter(some -> !some.isEmpty());
        Slice<Invitation> page =
                lists.list(new InvitationFilter(Optional.of(viewer.user().id()), state, typed), after, PAGE);
        Map<Target, String> names = targets.displayNames(
                page.items().stream().map(Invitation::target).toList());
        model.addAttribute(
                "requests",
                page.map(invitation -> RequestItem.of(invitation, names.getOrDefault(invitation.target(), "–"))));
        model.addAttribute("text", text);
        model.addAttribute("state", state.orElse(null));
        model.addAttribute("states", List.of(InvitationState.values()));
        model.addAttribute("filtered", typed.isPresent() || state.isPresent());
        model.addAttribute("hasAdditions", additions.hasAny(viewer.user().id()));
        return "panel/requests/list";
    }
}
