package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.directory.GuestEntry;
import org.guestflow.panel.RuleTexts;
import org.guestflow.panel.Viewer;
import org.guestflow.policy.AllowInvitesFrom;
import org.guestflow.policy.DomainList;
import org.guestflow.policy.PolicyChange;
import org.guestflow.policy.PolicySettings;
import org.guestflow.policy.SecondFactorRequiredFor;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tenant's settings: typed, reviewed with what they will affect, then set. */
@Controller
@RequestMapping("/administration/settings")
class SettingsController {

    private static final int MOST_NAMED = 25;

    private final PolicySettings settings;
    private final RuleTexts words;

    SettingsController(PolicySettings settings, RuleTexts words) {
        this.settings = settings;
        this.words = words;
    }

    @ModelAttribute("levels")
    List<AllowInvitesFrom> levels() {
        return List.of(AllowInvitesFrom.values());
    }

    @ModelAttribute("requiredFor")
    List<SecondFactorRequiredFor> requiredFor() {
        return List.of(SecondFactorRequiredFor.values());
    }

    @GetMapping
    String show(Viewer viewer, Model model) throws RuleViolation {
        model.addAttribute("form", SettingsForm.of(settings.all()));
        count(settings.domainList(), viewer, model);
        return "panel/administration/settings";
    }

    @PostMapping("/review")
    String review(
            @ModelAttribute("form") SettingsForm form,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            Model model)
            throws RuleViolation {
        PolicyChange proposed;
        try {
            proposed = form.read();
        } catch (RuleViolation notUnderstood) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("refusal", words.of(notUnderstood, language));
            count(settings.domainList(), viewer, model);
            return "panel/administration/settings";
        }
        PolicyChange now = settings.all();
        model.addAttribute("form", SettingsForm.of(proposed));
        model.addAttribute("before", SettingsForm.of(now));
        model.addAttribute("unchanged", now.equals(proposed));
        long refused = count(proposed.domainList(), viewer, model);
        Slice<GuestEntry> named = settings.guestsRefusedBy(
                proposed.domainList(),
                Optional.empty(),
                MOST_NAMED,
                viewer.user().id());
        model.addAttribute("refused", named.items());
        model.addAttribute("more", refused - named.items().size());
        return "panel/administration/settings-review";
    }

    @PostMapping
    String set(@ModelAttribute("form") SettingsForm form, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        settings.change(form.read(), viewer.user().id());
        said.addFlashAttribute("notice", "administration.settings.saved");
        return "redirect:/administration/settings";
    }

    private long count(DomainList list, Viewer viewer, Model model) throws RuleViolation {
        long refused = settings.countGuestsRefusedBy(list, viewer.user().id());
        model.addAttribute("refusedCount", refused);
        return refused;
    }
}
