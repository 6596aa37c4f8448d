package org.guestflow.panel.administration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.RoleAssignments;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives one person a role or takes it away, once it is said what that will affect. */
@Controller
@RequestMapping("/administration/roles/{role:Administrator|GuestInviter}"
        + "/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}")
class RoleChangeController {

    private static final String DONE = "redirect:/administration/roles";

    private final RoleAssignments assignments;
    private final Users users;
    private final RoleEffects effects;

    RoleChangeController(RoleAssignments assignments, Users users, RoleEffects effects) {
        this.assignments = assignments;
        this.users = users;
        this.effects = effects;
    }

    @GetMapping("/give")
    String askToGive(@PathVariable String role, @PathVariable UUID id, Viewer viewer, Model model)
            throws RuleViolation {
        User user = find(id);
        DirectoryRole wanted = DirectoryRole.of(role);
        assignments.checkGiving(user, wanted);
        return review("give", user, wanted, effects.ofGiving(user, wanted), viewer, model);
    }

    @GetMapping("/take")
    String askToTake(@PathVariable String role, @PathVariable UUID id, Viewer viewer, Model model)
            throws RuleViolation {
        User user = find(id);
        DirectoryRole held = DirectoryRole.of(role);
        assignments.checkTaking(user, held);
        return review("take", user, held, effects.ofTaking(user, held), viewer, model);
    }

    @PostMapping("/give")
    String give(@PathVariable String role, @PathVariable UUID id, Viewer viewer, RedirectAttributes said)
            throws RuleViolation {
        User user = find(id);
        assignments.give(user.id(), DirectoryRole.of(role), viewer.user().id());
        say("given", role, user, said);
        return DONE;
    }

    /** Whoever takes the role from himself goes where he still may be. */
    @PostMapping("/take")
    String take(@PathVariable String role, @PathVariable UUID id, Viewer viewer, RedirectAttributes said)
            throws RuleViolation {
        User user = find(id);
        DirectoryRole held = DirectoryRole.of(role);
        assignments.take(user.id(), held, viewer.user().id());
        say("taken", role, user, said);
        return held == DirectoryRole.ADMINISTRATOR && isOf(viewer, user) ? "redirect:/" : DONE;
    }

    private static String review(
            String change, User user, DirectoryRole role, List<Sentence> effects, Viewer viewer, Model model) {
        boolean holds = user.roles().contains(role);
        model.addAllAttributes(Map.of("person", user, "role", role, "change", change, "effects", effects));
        model.addAttribute("unchanged", holds == "give".equals(change));
        model.addAttribute(
                "yourself", isOf(viewer, user) && role == DirectoryRole.ADMINISTRATOR && "take".equals(change));
        return "panel/administration/role-review";
    }

    private static void say(String done, String role, User user, RedirectAttributes said) {
        said.addFlashAttribute("notice", "administration.roles." + done + "." + role);
        said.addFlashAttribute("noticeArguments", List.of(user.displayName()));
    }

    private static boolean isOf(Viewer viewer, User user) {
        return viewer.user().id().equals(user.id());
    }

    private User find(UUID id) throws RuleViolation {
        Optional<User> found = users.find(new UserId(id));
        return found.orElseThrow(() -> new RuleViolation(
                "UnknownUser",
                RuleViolation.Kind.NOT_FOUND,
                "The directory has no such user.",
                "Look for the person by another address."));
    }
}
