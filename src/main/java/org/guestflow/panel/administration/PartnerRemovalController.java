package org.guestflow.panel.administration;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guestflow.panel.Viewer;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerRegister;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forgets a partner to whom nothing refers. */
@Controller
@RequestMapping("/administration/partners/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/remove")
class PartnerRemovalController {

    private final RecordedPartners recorded;
    private final PartnerRegister register;
    private final PartnerEffects effects;

    PartnerRemovalController(RecordedPartners recorded, PartnerRegister register, PartnerEffects effects) {
        this.recorded = recorded;
        this.register = register;
        this.effects = effects;
    }

    @GetMapping
    String ask(@PathVariable UUID id, Model model) throws RuleViolation {
        Partner partner = recorded.get(id);
        Set<DomainName> domains = recorded.domains(partner);
        model.addAttribute("partner", partner);
        model.addAttribute("inUse", effects.guestsAt(domains) > 0);
        model.addAttribute("effects", effects.concerned(domains));
        return "panel/administration/partner-remove";
    }

    @PostMapping
    String remove(@PathVariable UUID id, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        Partner partner = recorded.get(id);
        register.remove(partner, viewer.user().id());
        said.addFlashAttribute("notice", "administration.partner.removed");
        said.addFlashAttribute("noticeArguments", List.of(partner.displayName()));
        return "redirect:/administration/partners";
    }
}
