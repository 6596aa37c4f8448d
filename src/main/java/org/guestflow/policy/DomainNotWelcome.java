package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** The one list of domains, allowing or denying (rule 7). */
class DomainNotWelcome implements FixedRule {

    private final JdbcDomains domains;

    DomainNotWelcome(JdbcDomains domains) {
        this.domains = domains;
    }

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        DomainList.Kind kind = proposal.settings().domainListKind();
        return kind.allows(domains.isListed(proposal.domain())) ? Optional.empty() : Optional.of(refusalBy(kind));
    }

    private static RuleViolation refusalBy(DomainList.Kind kind) {
        return switch (kind) {
            case DENY ->
                new RuleViolation(
                        "DomainDenied",
                        Kind.FORBIDDEN,
                        "The address's domain is on the list of denied domains.",
                        "An administrator can take it off the list.");
            case ALLOW ->
                new RuleViolation(
                        "DomainNotAllowed",
                        Kind.FORBIDDEN,
                        "The address's domain is not on the list of allowed domains.",
                        "An administrator can put it on the list.");
        };
    }
}
