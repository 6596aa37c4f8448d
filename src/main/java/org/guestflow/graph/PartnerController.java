package org.guestflow.graph;

import java.util.List;
import java.util.Map;
import org.guestflow.directory.User;
import org.guestflow.partner.ConnectionReport;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerPeople;
import org.guestflow.partner.Partners;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The partners' records, for administrators; a partner is named by one of its domains. */
@RestController
@RequestMapping("/v1.0/partners")
class PartnerController {

    private final Partners partners;
    private final PartnerPeople people;
    private final PartnerChange.References references;
    private final Caller caller;

    PartnerController(Partners partners, PartnerPeople people, PartnerChange.References references, Caller caller) {
        this.partners = partners;
        this.people = people;
        this.references = references;
        this.caller = caller;
    }

    /** All partners, ordered by name. */
    @GetMapping
    Map<String, List<PartnerResource>> list() throws RuleViolation {
        caller.administrator();
        return Map.of("value", partners.list().stream().map(PartnerResource::of).toList());
    }

    /** One partner. */
    @GetMapping("/{domain}")
    PartnerResource get(@PathVariable String domain) throws RuleViolation {
        caller.administrator();
        return PartnerResource.of(find(domain));
    }

    /** Changes what is sent of a partner's record and leaves the rest. */
    @PatchMapping("/{domain}")
    PartnerResource change(@PathVariable String domain, @RequestBody PartnerChange change) throws RuleViolation {
        User administrator = caller.administrator();
        Partner changed = change.of(find(domain), references);
        partners.record(changed, administrator.id());
        return PartnerResource.of(changed);
    }

    /** Tries the partner's connection and says how far it came. */
    @PostMapping("/{domain}/testConnection")
    ConnectionReport test(@PathVariable String domain) throws RuleViolation {
        User administrator = caller.administrator();
        Partner partner = find(domain);
        if (partner.connection().isEmpty()) {
            throw new RuleViolation(
                    "NoConnection",
                    RuleViolation.Kind.CONFLICT,
                    "The partner's record has no connection.",
                    "Record one first.");
        }
        return people.test(partner, administrator);
    }

    private Partner find(String domain) throws RuleViolation {
        return DomainName.parse(domain)
                .flatMap(partners::find)
                .orElseThrow(() -> new RuleViolation(
                        "UnknownPartner",
                        RuleViolation.Kind.NOT_FOUND,
                        "No partner organisation is recorded with this domain.",
                        "Name one of the partner's domains."));
    }
}
