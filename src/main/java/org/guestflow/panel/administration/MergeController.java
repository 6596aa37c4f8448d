package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.guestflow.directory.AccountMerges;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.panel.RuleTexts;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Makes one of two accounts of one person: the other is named by address, what it has is shown, then it goes. */
@Controller
@RequestMapping("/administration/guests/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/merge")
class MergeController {

    private final AccountMerges merges;
    private final Users users;
    private final Names names;
    private final RuleTexts words;

    MergeController(AccountMerges merges, Users users, Names names, RuleTexts words) {
        this.merges = merges;
        this.users = users;
        this.names = names;
        this.words = words;
    }

    @ModelAttribute("kept")
    User kept(@PathVariable UUID id) throws RuleViolation {
        return users.find(new UserId(id)).filter(User::isExternal).orElseThrow(MergeController::unknown);
    }

    @GetMapping
    String ask() {
        return "panel/administration/merge";
    }

    @PostMapping("/review")
    String review(
            @ModelAttribute("kept") User kept,
            @RequestParam String mail,
            Locale language,
            HttpServletResponse response,
            Model model) {
        try {
            User merged =
                    EmailAddress.parse(mail.strip()).flatMap(users::findByMail).orElseThrow(MergeController::unknown);
            merges.check(kept.id(), merged.id());
            show(merged, model);
            return "panel/administration/merge-review";
        } catch (RuleViolation refused) {
            return refused(refused, language, response, model);
        }
    }

    private void show(User merged, Model model) throws RuleViolation {
        model.addAttribute("merged", merged);
        model.addAttribute("access", names.access(merged));
        model.addAttribute("owned", names.owned(merged));
        model.addAttribute("sponsors", names.people(users.sponsors(merged.id())));
    }

    private String refused(RuleViolation refused, Locale language, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refusal", words.of(refused, language));
        return "panel/administration/merge";
    }

    @PostMapping
    String merge(
            @ModelAttribute("kept") User kept,
            @RequestParam UUID merged,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes said) {
        try {
            merges.merge(kept.id(), new UserId(merged), viewer.user().id());
        } catch (RuleViolation refused) {
            return refused(refused, language, response, model);
        }
        said.addFlashAttribute("notice", "administration.merge.done");
        return "redirect:/administration/guests/" + kept.id();
    }

    private static RuleViolation unknown() {
        return new RuleViolation(
                "UnknownUser",
                RuleViolation.Kind.NOT_FOUND,
                "There is no such guest.",
                "All guests stand on the page of the guests.");
    }
}
