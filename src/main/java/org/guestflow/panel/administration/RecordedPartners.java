package org.guestflow.panel.administration;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** The partners that pages are about. */
@Component
class RecordedPartners {

    private final Partners partners;
    private final Organisations organisations;

    RecordedPartners(Partners partners, Organisations organisations) {
        this.partners = partners;
        this.organisations = organisations;
    }

    Partner get(UUID id) throws RuleViolation {
        Optional<Partner> found = partners.find(new OrganisationId(id));
        return found.orElseThrow(() -> new RuleViolation(
                "UnknownPartner",
                RuleViolation.Kind.NOT_FOUND,
                "No partner organisation is recorded with this id.",
                "All that are recorded stand on the page of the partners."));
    }

    Set<DomainName> domains(Partner partner) {
        return organisations.find(partner.id()).map(Organisation::domains).orElse(Set.of());
    }
}
