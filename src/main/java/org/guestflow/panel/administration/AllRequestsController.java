package org.guestflow.panel.administration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationFilter;
import org.guestflow.invitation.InvitationLists;
import org.guestflow.invitation.InvitationState;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody's invitations; each leads to its own page, which administrators may look at and act on. */
@Controller
class AllRequestsController {

    private static final int PAGE = 25;

    private final InvitationLists invitations;
    private final Users users;
    private final Targets targets;

    AllRequestsController(InvitationLists invitations, Users users, Targets targets) {
        this.invitations = invitations;
        this.users = users;
        this.targets = targets;
    }

    @GetMapping("/administration/requests")
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String inviter,
            @RequestParam(required = false) Optional<String> after,
            Model model)
            throws RuleViolation {
        Slice<Invitation> page = invitations.list(
                new InvitationFilter(inviter(inviter), Typed.name(state, InvitationState.class), Typed.text(text)),
                after,
                PAGE);
        Map<UserId, User> inviters =
                users.findAll(page.items().stream().map(Invitation::inviter).toList());
        Map<Target, String> names = targets.displayNames(
                page.items().stream().map(Invitation::target).toList());
        model.addAttribute("requests", page.map(invitation -> row(invitation, inviters, names)));
        model.addAttribute("states", List.of(InvitationState.values()));
        model.addAllAttributes(Map.of("text", text, "state", state, "inviter", inviter));
        return "panel/administration/requests";
    }

    private Optional<UserId> inviter(String typed) throws RuleViolation {
        Optional<String> given = Typed.text(typed);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(EmailAddress.parse(given.get())
                .flatMap(users::findByMail)
                .map(User::id)
                .orElseThrow(() -> Typed.notUnderstood(typed)));
    }

    private static RequestRow row(Invitation invitation, Map<UserId, User> inviters, Map<Target, String> names) {
        return new RequestRow(
                invitation.id().toString(),
                invitation.displayName().orElse(invitation.inviteeAsTyped()),
                names.getOrDefault(invitation.target(), "–"),
                Optional.ofNullable(inviters.get(invitation.inviter()))
                        .map(User::displayName)
                        .orElse("–"),
                invitation.state(),
                invitation.stateSince());
    }
}
