package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** The host's own people are no guests (rule 6). A domain below one of the host's is the host's, unless it is recorded as a partner's. */
class HostDomain implements FixedRule {

    private final Organisations organisations;

    HostDomain(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        Optional<Organisation> host = organisations.findHost();
        return host.isPresent()
                        && organisations
                                .findByDomain(proposal.domain())
                                .map(Organisation::id)
                                .equals(host.map(Organisation::id))
                ? Optional.of(new RuleViolation(
                        "HostDomain",
                        Kind.INVALID,
                        "The address is in a domain of the host organisation itself.",
                        "An administrator can record the person as a member."))
                : Optional.empty();
    }
}
