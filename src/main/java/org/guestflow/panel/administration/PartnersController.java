package org.guestflow.panel.administration;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.panel.Viewer;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerPeople;
import org.guestflow.partner.Partners;
import org.guestflow.shared.OrganisationId;
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
    private final Organisations organisations;
    private final PartnerPeople people;

    PartnersController(Partners partners, Organisations organisations, PartnerPeople people) {
        this.partners = partners;
        this.organisations = organisations;
        this.people = people;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("partners", partners.list());
        return "panel/administration/partners";
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Model model) throws RuleViolation {
        add(find(id), model);
        return "panel/administration/partner";
    }

    /** Shows what the test saw on the page itself: nothing is changed by it. */
    @PostMapping(ONE + "/test")
    String test(@PathVariable UUID id, Viewer viewer, Model model) throws RuleViolation {
        Partner partner = find(id);
        if (partner.connection().isEmpty()) {
            throw new RuleViolation(
                    "NoConnection",
                    RuleViolation.Kind.CONFLICT,
                    "The partner's record has no connection.",
                    "Record one first.");
        }
        add(partner, model);
        model.addAttribute("report", people.test(partner, viewer.user()));
        return "panel/administration/partner";
    }

    private void add(Partner partner, Model model) {
        model.addAttribute("partner", partner);
        model.addAttribute(
                "domains",
                organisations.find(partner.id()).map(Organisation::domains).orElse(Set.of()));
        model.addAttribute("callback", "/sign-in/oidc/callback/" + partner.id());
    }

    private Partner find(UUID id) throws RuleViolation {
        Optional<Partner> found = partners.find(new OrganisationId(id));
        return found.orElseThrow(() -> new RuleViolation(
                "UnknownPartner",
                RuleViolation.Kind.NOT_FOUND,
                "No partner organisation is recorded with this id.",
                "All that are recorded stand on the page of the partners."));
    }
}
