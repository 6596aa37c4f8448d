package org.guestflow.policy;

import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Which organisations' people are welcome (behaviour.md section 2, rule 7). */
@Component
class DomainListRule {

    private final JdbcSettings settings;

    DomainListRule(JdbcSettings settings) {
        this.settings = settings;
    }

    void check(DomainName domain) throws RuleViolation {
        DomainList list = settings.domainList();
        if (!list.allows(domain)) {
            throw new RuleViolation(
                    list.kind() == DomainList.Kind.DENY ? "DomainDenied" : "DomainNotAllowed",
                    RuleViolation.Kind.FORBIDDEN,
                    "The organisation takes no guests from " + domain + ".",
                    "An administrator can change the list of domains.");
        }
    }
}
