package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.RoleAssignments;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.panel.RuleTexts;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is Administrator and who is Guest Inviter, and whom to make one. */
@Controller
@RequestMapping("/administration/roles")
class RolesController {

    private static final int PAGE = 25;

    private final RoleAssignments assignments;
    private final Users users;
    private final RuleTexts words;

    RolesController(RoleAssignments assignments, Users users, RuleTexts words) {
        this.assignments = assignments;
        this.users = users;
        this.words = words;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String role,
            @RequestParam(required = false) Optional<String> after,
            Model model)
            throws RuleViolation {
        model.addAllAttributes(Map.of("person", "", "chosen", DirectoryRole.GUEST_INVITER.stored()));
        return page(role, after, model);
    }

    /** Leads to the review of the change; what cannot be found is said at its field. */
    @PostMapping("/find")
    String find(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String role,
            Locale language,
            HttpServletResponse response,
            Model model)
            throws RuleViolation {
        try {
            DirectoryRole wanted = role(role).orElseThrow(() -> Typed.notUnderstood(role));
            User found = EmailAddress.parse(person).flatMap(users::findByMail).orElseThrow(RolesController::unknown);
            assignments.checkGiving(found, wanted);
            return "redirect:/administration/roles/" + wanted.stored() + "/" + found.id() + "/give";
        } catch (RuleViolation refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("refusal", words.of(refused, language));
            model.addAllAttributes(Map.of("person", person, "chosen", role));
            return page("", Optional.empty(), model);
        }
    }

    private String page(String role, Optional<String> after, Model model) throws RuleViolation {
        model.addAttribute("assignments", assignments.list(role(role), after, PAGE));
        model.addAttribute("roles", List.of(DirectoryRole.values()));
        model.addAttribute("role", role);
        return "panel/administration/roles";
    }

    private static Optional<DirectoryRole> role(String typed) throws RuleViolation {
        try {
            return Typed.text(typed).map(DirectoryRole::of);
        } catch (IllegalArgumentException noRole) {
            throw Typed.notUnderstood(typed);
        }
    }

    private static RuleViolation unknown() {
        return new RuleViolation(
                "UnknownUser",
                RuleViolation.Kind.INVALID,
                "The directory has no user with this address.",
                "Look for the person by another address.");
    }
}
