package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.shared.RuleViolation;

/** A fixed rule of behaviour.md section 2, named after what it refuses. */
interface FixedRule {

    /**
     * Looks at a request that the rules before this one have nothing against.
     *
     * @param proposal the request
     * @return why it is refused and who can change that; empty where this rule has nothing against it
     */
    Optional<RuleViolation> refusal(Proposal proposal);
}
