package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;

/** Only administrators bring guests into a group or an application whose self-service is off (rules 4 and 5). */
class SelfServiceOff implements FixedRule {

    @Override
    public Optional<RuleViolation> refusal(Proposal proposal) {
        return proposal.target().selfService() || proposal.inviter().isAdministrator()
                ? Optional.empty()
                : Optional.of(new RuleViolation(
                        "SelfServiceOff",
                        Kind.FORBIDDEN,
                        "Self-service management of the target is off.",
                        "An administrator can turn it on, or invite in your place."));
    }
}
