package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.guestflow.directory.Organisation;
import org.guestflow.panel.Viewer;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerRegister;
import org.guestflow.partner.PartnerStanding;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records an organisation as a partner that is known; what is thought of it besides is a change of that record. */
@Controller
@RequestMapping("/administration/partners/new")
class NewPartnerController {

    private static final String FORM = "panel/administration/partner-new";

    private final PartnerRegister register;
    private final PartnerEffects effects;
    private final FormRefusals refusals;

    NewPartnerController(PartnerRegister register, PartnerEffects effects, FormRefusals refusals) {
        this.register = register;
        this.effects = effects;
        this.refusals = refusals;
    }

    @GetMapping
    String form(@ModelAttribute("form") NewPartnerForm form) {
        return FORM;
    }

    @PostMapping("/review")
    String review(
            @ModelAttribute("form") NewPartnerForm form, Locale language, HttpServletResponse response, Model model) {
        try {
            Organisation organisation = form.read();
            register.check(organisation);
            model.addAttribute("organisation", organisation);
            model.addAttribute("effects", effects.concerned(organisation.domains()));
            return "panel/administration/partner-new-review";
        } catch (RuleViolation refused) {
            refusals.show(refused, language, response, model);
            return FORM;
        }
    }

    /** Goes back from the review to what was typed. */
    @PostMapping(params = "again")
    String again(@ModelAttribute("form") NewPartnerForm form) {
        return FORM;
    }

    @PostMapping(params = "!again")
    String add(
            @ModelAttribute("form") NewPartnerForm form,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes said) {
        try {
            Organisation organisation = form.read();
            register.add(
                    organisation,
                    Partner.of(organisation.id(), organisation.displayName(), PartnerStanding.KNOWN),
                    viewer.user().id());
            said.addFlashAttribute("notice", "administration.partner.added");
            return "redirect:/administration/partners/" + organisation.id();
        } catch (RuleViolation refused) {
            refusals.show(refused, language, response, model);
            return FORM;
        }
    }
}
