package org.guestflow.graph.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.StrictJson;
import org.guestflow.partner.ConnectionReport;
import org.guestflow.partner.NewPartner;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerChange;
import org.guestflow.partner.PartnerPeople;
import org.guestflow.partner.PartnerReferences;
import org.guestflow.partner.PartnerRegister;
import org.guestflow.partner.PartnerStanding;
import org.guestflow.partner.Partners;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The partners' records, for administrators; a partner is named by its id or one of its domains. */
@RestController
@RequestMapping("/v1.0/partners")
class PartnerController {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Partners partners;
    private final PartnerRegister register;
    private final Organisations organisations;
    private final PartnerPeople people;
    private final PartnerReferences references;
    private final Caller caller;

    PartnerController(
            Partners partners,
            PartnerRegister register,
            Organisations organisations,
            PartnerPeople people,
            PartnerReferences references,
            Caller caller) {
        this.partners = partners;
        this.register = register;
        this.organisations = organisations;
        this.people = people;
        this.references = references;
        this.caller = caller;
    }

    /** All partners, ordered by name. */
    @GetMapping
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    Map<String, List<PartnerResource>> list() throws RuleViolation {
        caller.administrator();
        return Map.of("value", partners.list().stream().map(this::resource).toList());
    }

    /** One partner. */
    @GetMapping("/{name}")
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    PartnerResource get(@PathVariable String name) throws RuleViolation {
        caller.administrator();
        return resource(find(name));
    }

    /** Changes what is sent of a partner's record and leaves the rest. */
    @PatchMapping("/{name}")
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    PartnerResource change(@PathVariable String name, @Described(PartnerChange.class) @RequestBody JsonNode sent)
            throws RuleViolation {
        User administrator = caller.administrator();
        Partner changed = StrictJson.read(sent, PartnerChange.class).of(find(name), references);
        partners.record(changed, administrator.id());
        return resource(changed);
    }

    /** Records an organisation as a partner that is known; what is thought of it besides is a change of that record. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    PartnerResource add(@Described(NewPartner.class) @RequestBody JsonNode sent) throws RuleViolation {
        User administrator = caller.administrator();
        Organisation organisation = StrictJson.read(sent, NewPartner.class).organisation();
        Partner partner = Partner.of(organisation.id(), organisation.displayName(), PartnerStanding.KNOWN);
        register.add(organisation, partner, administrator.id());
        return resource(partner);
    }

    /** Forgets a partner to whom nothing refers. */
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    void remove(@PathVariable String name) throws RuleViolation {
        User administrator = caller.administrator();
        register.remove(find(name), administrator.id());
    }

    /** Tries the partner's connection and says how far it came. */
    @PostMapping("/{name}/testConnection")
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    ConnectionReport test(@PathVariable String name) throws RuleViolation {
        User administrator = caller.administrator();
        Partner partner = find(name);
        if (partner.connection().isEmpty()) {
            throw new RuleViolation(
                    "NoConnection",
                    RuleViolation.Kind.CONFLICT,
                    "The partner's record has no connection.",
                    "Record one first.");
        }
        return people.test(partner, administrator);
    }

    private Partner find(String name) throws RuleViolation {
        Optional<Partner> found = ID.matcher(name).matches()
                ? partners.find(OrganisationId.parse(name))
                : DomainName.parse(name).flatMap(partners::find);
        return found.orElseThrow(() -> new RuleViolation(
                "UnknownPartner",
                RuleViolation.Kind.NOT_FOUND,
                "No partner organisation is recorded with this id or domain.",
                "Name the partner's id or one of its domains."));
    }

    private PartnerResource resource(Partner partner) {
        return PartnerResource.of(
                partner,
                organisations.find(partner.id()).map(Organisation::domains).orElse(Set.of()));
    }
}
