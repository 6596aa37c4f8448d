package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.guestflow.panel.Viewer;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerReferences;
import org.guestflow.partner.Partners;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes what is recorded of a partner: typed, reviewed with what it will affect, then recorded. */
@Controller
@RequestMapping("/administration/partners/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/change")
class PartnerChangeController {

    private static final String FORM = "panel/administration/partner-form";

    private final RecordedPartners recorded;
    private final Partners partners;
    private final PartnerReferences references;
    private final PartnerNames names;
    private final PartnerWords words;
    private final PartnerEffects effects;
    private final FormRefusals refusals;

    PartnerChangeController(
            RecordedPartners recorded,
            Partners partners,
            PartnerReferences references,
            PartnerNames names,
            PartnerWords words,
            PartnerEffects effects,
            FormRefusals refusals) {
        this.recorded = recorded;
        this.partners = partners;
        this.references = references;
        this.names = names;
        this.words = words;
        this.effects = effects;
        this.refusals = refusals;
    }

    @GetMapping
    String form(@PathVariable UUID id, Model model) throws RuleViolation {
        Partner partner = recorded.get(id);
        return form(partner, PartnerForm.of(partner, names), model);
    }

    @PostMapping("/review")
    String review(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Locale language,
            HttpServletResponse response,
            Model model)
            throws RuleViolation {
        Partner before = recorded.get(id);
        PartnerForm form = new PartnerForm(typed);
        Partner after;
        try {
            after = form.read().of(before, references);
        } catch (RuleViolation refused) {
            refusals.show(refused, language, response, model);
            return form(before, form, model);
        }
        List<PartnerWords.Difference> differences = words.differences(before, after, language);
        model.addAttribute("partner", before);
        model.addAttribute("typed", form.fields());
        model.addAttribute("reviewed", PartnerForm.of(before, names).fingerprint());
        model.addAttribute("differences", differences);
        model.addAttribute(
                "effects",
                differences.isEmpty() ? List.of() : effects.ofChange(before, after, recorded.domains(before)));
        return "panel/administration/partner-review";
    }

    /** Goes back from the review to what was typed. */
    @PostMapping(params = "again")
    String again(@PathVariable UUID id, @RequestParam Map<String, String> typed, Model model) throws RuleViolation {
        return form(recorded.get(id), new PartnerForm(typed), model);
    }

    @PostMapping(params = "!again")
    String change(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes said)
            throws RuleViolation {
        Partner before = recorded.get(id);
        PartnerForm form = new PartnerForm(typed);
        try {
            requireReviewed(before, typed.get("reviewed"));
            partners.change(
                    before, form.read().of(before, references), viewer.user().id());
        } catch (RuleViolation refused) {
            refusals.show(refused, language, response, model);
            return form(before, form, model);
        }
        said.addFlashAttribute("notice", "administration.partner.changed");
        return "redirect:/administration/partners/" + id;
    }

    private void requireReviewed(Partner now, String reviewed) throws RuleViolation {
        if (!PartnerForm.of(now, names).fingerprint().equals(reviewed)) {
            throw Partners.changedMeanwhile();
        }
    }

    private static String form(Partner partner, PartnerForm form, Model model) {
        model.addAttribute("partner", partner);
        model.addAttribute("form", form.fields());
        return FORM;
    }
}
