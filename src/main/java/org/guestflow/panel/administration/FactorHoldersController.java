package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.SecondFactors;
import org.guestflow.identity.ShownSecondFactor;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has a second factor, members and guests, and the reset of a lost one. */
@Controller
@RequestMapping("/administration/second-factors")
class FactorHoldersController {

    private static final String RESET = "/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/reset";
    private static final int PAGE = 25;

    private final SecondFactors factors;
    private final ShownSecondFactor shown;
    private final Users users;

    FactorHoldersController(SecondFactors factors, ShownSecondFactor shown, Users users) {
        this.factors = factors;
        this.shown = shown;
        this.users = users;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) Optional<String> after,
            Model model)
            throws RuleViolation {
        model.addAttribute("holders", factors.holders(Typed.text(text), after, PAGE));
        model.addAttribute("text", text);
        return "panel/administration/second-factors";
    }

    @GetMapping(RESET)
    String askToReset(@PathVariable UUID id, Viewer viewer, HttpServletRequest request, Model model)
            throws RuleViolation {
        User person = find(id);
        factors.checkReset(person, viewer.user(), shown.isFresh(viewer.user(), request));
        model.addAttribute("person", person);
        model.addAttribute("factors", factors.of(person.id()));
        return "panel/administration/reset-second-factor";
    }

    @PostMapping(RESET)
    String reset(@PathVariable UUID id, Viewer viewer, HttpServletRequest request, RedirectAttributes said)
            throws RuleViolation {
        factors.reset(find(id), viewer.user(), shown.isFresh(viewer.user(), request));
        said.addFlashAttribute("notice", "administration.guest.second-factor.done");
        return "redirect:/administration/second-factors";
    }

    private User find(UUID id) throws RuleViolation {
        Optional<User> found = users.find(new UserId(id)).filter(user -> !user.isApplication());
        return found.orElseThrow(() -> new RuleViolation(
                "UnknownPerson",
                RuleViolation.Kind.NOT_FOUND,
                "There is no such person.",
                "All who have a second factor stand on the page of the second factors."));
    }
}
