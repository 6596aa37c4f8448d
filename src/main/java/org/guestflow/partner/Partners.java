package org.guestflow.partner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The partner organisations, as far as the host has recorded them. */
@Service
@Transactional
public class Partners {

    private final Organisations organisations;
    private final JdbcPartners partners;
    private final AuditTrail trail;

    Partners(Organisations organisations, JdbcPartners partners, AuditTrail trail) {
        this.organisations = organisations;
        this.partners = partners;
        this.trail = trail;
    }

    /**
     * Tells what the host thinks of the organisation behind a domain.
     *
     * @param domain an address's domain; a domain below one of a partner's counts as that partner's
     * @return the standing; unknown for the host's own domains too
     */
    public PartnerStanding standingOf(DomainName domain) {
        return find(domain).map(Partner::standing).orElse(PartnerStanding.UNKNOWN);
    }

    /**
     * Finds what is recorded of the organisation behind a domain.
     *
     * @param domain an address's domain
     * @return the partner's record, or empty where the organisation is unknown
     */
    public Optional<Partner> find(DomainName domain) {
        return organisations.findByDomain(domain).map(Organisation::id).flatMap(partners::find);
    }

    /**
     * Finds a partner's record.
     *
     * @param id an organisation
     * @return its record, or empty where it is not recorded as a partner
     */
    public Optional<Partner> find(OrganisationId id) {
        return partners.find(id);
    }

    /**
     * Gives a partner's record.
     *
     * @param id a partner organisation that is recorded
     * @return its record
     * @throws IllegalStateException where it is not recorded
     */
    public Partner get(OrganisationId id) {
        return partners.find(id).orElseThrow(() -> new IllegalStateException("no partner " + id));
    }

    /**
     * Lists the partners.
     *
     * @return their records, ordered by name
     */
    public List<Partner> list() {
        return partners.all();
    }

    /**
     * Records a partner, or changes its record, the organisation's name with it. Does nothing where that is recorded already.
     *
     * @param partner the record; its organisation is in the directory
     * @param actor who records it
     */
    public void record(Partner partner, UserId actor) {
        Optional<Partner> before = partners.hold(partner.id());
        if (before.equals(Optional.of(partner))) {
            return;
        }
        organisations.rename(partner.id(), partner.displayName(), actor.toString());
        partners.save(partner);
        trail.record(new AuditEvent(
                actor.toString(),
                before.isPresent() ? "Update partner" : "Add partner",
                "Partner",
                partner.id().toString(),
                null,
                before.<Map<String, ?>>map(Partners::facts).orElse(Map.of()),
                facts(partner)));
    }

    /**
     * Changes a partner's record, provided that it still is what the change was made from.
     *
     * @param before the record that the change was made from
     * @param after the changed record
     * @param actor who changes it
     * @throws RuleViolation {@code RecordChanged} where somebody else has changed or removed it meanwhile
     */
    public void change(Partner before, Partner after, UserId actor) throws RuleViolation {
        if (!partners.hold(before.id()).equals(Optional.of(before))) {
            throw changedMeanwhile();
        }
        record(after, actor);
    }

    /**
     * States that a change was made from a record that is no longer the one that holds.
     *
     * @return the refusal
     */
    public static RuleViolation changedMeanwhile() {
        return new RuleViolation(
                "RecordChanged",
                RuleViolation.Kind.CONFLICT,
                "Somebody else has changed the partner's record meanwhile.",
                "Look at the record again and repeat the change where it is still wanted.");
    }

    /**
     * Takes a partner's record away; its organisation is unknown to policy then.
     *
     * @param partner the record
     * @param actor who removes it
     */
    public void remove(Partner partner, UserId actor) {
        partners.delete(partner.id());
        trail.record(new AuditEvent(
                actor.toString(),
                "Remove partner",
                "Partner",
                partner.id().toString(),
                null,
                facts(partner),
                Map.of()));
    }

    private static Map<String, ?> facts(Partner partner) {
        return Map.of(
                "displayName", partner.displayName(),
                "standing", partner.standing(),
                "directAddition", partner.directAddition(),
                "targets", partner.targets(),
                "sponsors", partner.sponsors(),
                "assignedMembers", partner.assignedMembers(),
                "longestAccess", partner.longestAccess().map(Duration::toString).orElse("none"),
                "whenUnreachable", partner.whenUnreachable(),
                "connection", partner.connection().map(Connection::toString).orElse("none"),
                "signIn", partner.signIn().map(SignInProvider::toString).orElse("none"));
    }
}
