package org.guestflow.panel.administration;

import java.util.Locale;
import java.util.UUID;
import org.guestflow.panel.Viewer;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerPeople;
import org.guestflow.partner.Partners;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is recorded of partner organisations, and whether their directories can be reached. */
@Controller
@RequestMapping("/administration/partners")
class PartnersController {

    private static final String ONE = "/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    private final Partners partners;
    private final RecordedPartners recorded;
    private final PartnerPeople people;
    private final PartnerWords words;

    PartnersController(Partners partners, RecordedPartners recorded, PartnerPeople people, PartnerWords words) {
        this.partners = partners;
        this.recorded = recorded;
        this.people = people;
        this.words = words;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("partners", partners.list());
        return "panel/administration/partners";
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Locale language, Model model) throws RuleViolation {
        add(recorded.get(id), language, model);
        return "panel/administration/partner";
    }

    /** Shows what the test saw on the page itself: nothing is changed by it. */
    @PostMapping(ONE + "/test")
    String test(@PathVariable UUID id, Viewer viewer, Locale language, Model model) throws RuleViolation {
        Partner partner = recorded.get(id);
        if (partner.connection().isEmpty()) {
            throw new RuleViolation(
                    "NoConnection",
                    RuleViolation.Kind.CONFLICT,
                    "The partner's record has no connection.",
                    "Record one first.");
        }
        add(partner, language, model);
        model.addAttribute("report", people.test(partner, viewer.user()));
        return "panel/administration/partner";
    }

    private void add(Partner partner, Locale language, Model model) {
        model.addAttribute("partner", partner);
        model.addAttribute("domains", recorded.domains(partner));
        model.addAttribute("facts", words.of(partner, language));
        model.addAttribute("callback", "/sign-in/oidc/callback/" + partner.id());
    }
}
