package org.guestflow.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.OrganisationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The organisations that the directory knows, the host among them. */
@Service
@Transactional
public class Organisations {

    private final JdbcOrganisations organisations;
    private final AuditTrail trail;

    Organisations(JdbcOrganisations organisations, AuditTrail trail) {
        this.organisations = organisations;
        this.trail = trail;
    }

    /**
     * Gives the host organisation.
     *
     * @return the host
     * @throws IllegalStateException where none is recorded
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Organisation host() {
        return organisations.host();
    }

    /**
     * Finds the host organisation.
     *
     * @return the host; empty in an installation that is not set up yet
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Organisation> findHost() {
        return organisations.findHost();
    }

    /**
     * Finds an organisation.
     *
     * @param id its id
     * @return the organisation, or empty
     */
    public Optional<Organisation> find(OrganisationId id) {
        return organisations.find(id);
    }

    /**
     * Finds the organisation that a domain, or a domain above it, belongs to.
     *
     * @param domain the domain
     * @return the organisation, or empty; the one with the nearest domain where domains of several lie above it
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Organisation> findByDomain(DomainName domain) {
        return organisations.findByDomains(selfAndAbove(domain));
    }

    /**
     * Lists the domains of every recorded organisation, the host's among them; what another node has changed within the last second may be missing.
     *
     * @return the domains
     */
    public Set<DomainName> domains() {
        return organisations.domains();
    }

    private static List<String> selfAndAbove(DomainName domain) {
        List<String> names = new ArrayList<>();
        String name = domain.ascii();
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.')) {
            names.add(name);
            name = name.substring(dot + 1);
        }
        return names;
    }

    /**
     * Records the host organisation.
     *
     * @param host the organisation
     * @param actor the acting user's id, or {@code system}
     */
    public void addHost(Organisation host, String actor) {
        add(host, "host", actor);
    }

    /**
     * Records a partner organisation. What the host thinks of it is recorded apart, in the partner's record.
     *
     * @param partner the organisation
     * @param actor the acting user's id, or {@code system}
     */
    public void addPartner(Organisation partner, String actor) {
        add(partner, "partner", actor);
    }

    /**
     * Gives an organisation another name. Does nothing where it has that name.
     *
     * @param id an organisation that is recorded
     * @param displayName its name from now on
     * @param actor the acting user's id, or {@code system}
     */
    public void rename(OrganisationId id, String displayName, String actor) {
        String before = organisations.find(id).orElseThrow().displayName();
        if (before.equals(displayName)) {
            return;
        }
        organisations.rename(id, displayName);
        trail.record(new AuditEvent(
                actor,
                "Update organisation",
                "Organisation",
                id.toString(),
                null,
                Map.of("displayName", before),
                Map.of("displayName", displayName)));
    }

    /**
     * Removes a partner organisation with what the host thinks of it.
     *
     * @param partner the organisation
     * @param actor the acting user's id, or {@code system}
     * @throws org.springframework.dao.DataIntegrityViolationException where something refers to it
     */
    public void removePartner(Organisation partner, String actor) {
        organisations.deletePartner(partner.id());
        trail.record(new AuditEvent(
                actor,
                "Remove organisation",
                "Organisation",
                partner.id().toString(),
                null,
                Map.of("displayName", partner.displayName(), "domains", partner.domains()),
                Map.of()));
    }

    private void add(Organisation organisation, String kind, String actor) {
        organisations.insert(organisation, kind);
        Map<String, ?> facts =
                Map.of("kind", kind, "displayName", organisation.displayName(), "domains", organisation.domains());
        trail.record(new AuditEvent(
                actor, "Add organisation", "Organisation", organisation.id().toString(), null, Map.of(), facts));
    }
}
