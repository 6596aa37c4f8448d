package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.Organisations;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** A domain that mixes scripts, or that looks like one of a recorded organisation without being it, is refused unless an administrator has listed it (rule 6). */
class LookAlikeDomain implements FixedRule {

    private final Organisations organisations;
    private final JdbcDomains domains;

    LookAlikeDomain(Organisations organisations, JdbcDomains domains) {
        this.organisations = organisations;
        this.domains = domains;
    }

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        DomainName domain = proposal.domain();
        if (LookAlikes.mixesScripts(domain)) {
            return unlessListed(domain, "The address's domain mixes letters of different scripts.");
        }
        return looksLikeAnother(domain)
                ? unlessListed(domain, "The address's domain looks like one of another organisation.")
                : Optional.empty();
    }

    private boolean looksLikeAnother(DomainName domain) {
        return organisations.findByDomain(domain).isEmpty() && LookAlikes.isLikeOneOf(domain, organisations.domains());
    }

    private Optional<RuleViolation> unlessListed(DomainName domain, String message) {
        return domains.mayMixScripts(domain)
                ? Optional.empty()
                : Optional.of(new RuleViolation(
                        "LookAlikeDomain",
                        Kind.INVALID,
                        message,
                        "An administrator can look at the domain and list it as harmless."));
    }
}
