package org.guestflow.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guestflow.policy.Decision;
import org.guestflow.shared.RuleViolation;

/**
 * What would become of a request that has not been made: the same rules and the same decision table, and nothing is kept.
 *
 * @param verdict what would become of it
 * @param refusal the rule that refuses it; only where it is refused
 * @param decision the decision table's answer; only where it was asked and nothing else settles the request
 * @param accessEnd until when access would last; only where there would be access
 */
public record Preview(
        Verdict verdict, Optional<RuleViolation> refusal, Optional<Decision> decision, Optional<Instant> accessEnd) {

    /** What would become of a request. */
    public enum Verdict {
        /** A mail with a link would go out at once. */
        INVITED,
        /** A guest who is here already would get access at once, without an invitation. */
        ADDED,
        /** Approvers would be asked first. */
        APPROVAL,
        /** The person has the access. */
        ALREADY_IN,
        /** Somebody has asked for the same already. */
        ALREADY_REQUESTED,
        /** The decision table would deny it. */
        DENIED,
        /** One of the fixed rules refuses it. */
        REFUSED
    }

    /**
     * Names the decision table's rule.
     *
     * @return the rule; only where the table was asked
     */
    public Optional<String> rule() {
        return decision.map(Decision::rule);
    }

    /**
     * Tells who would be asked.
     *
     * @return the stages in order, as the decision table names them
     */
    public List<String> approvalStages() {
        return decision.map(Decision::approvalStages).orElse(List.of());
    }

    /**
     * Tells whether the request would come to something new.
     *
     * @return true where asking makes sense
     */
    public boolean isWorthAsking() {
        return verdict == Verdict.INVITED || verdict == Verdict.ADDED || verdict == Verdict.APPROVAL;
    }

    static Preview of(Verdict verdict) {
        return new Preview(verdict, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Preview of(RuleViolation refusal) {
        return new Preview(Verdict.REFUSED, Optional.of(refusal), Optional.empty(), Optional.empty());
    }
}
