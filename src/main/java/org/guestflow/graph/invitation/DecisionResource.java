package org.guestflow.graph.invitation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guestflow.policy.Decision;
import org.guestflow.policy.PastDecision;

/**
 * What policy decided on an invitation, and on what ground.
 *
 * @param context what it is, as OData names it
 * @param rule the rule of the decision table that matched
 * @param outcome {@code goAhead}, {@code approval} or {@code deny}
 * @param inputs what was put to the table
 * @param outputs what it answered besides
 * @param decidedDateTime when
 */
record DecisionResource(
        @JsonProperty("@odata.context") String context,
        String rule,
        String outcome,
        Map<String, Object> inputs,
        Outputs outputs,
        Instant decidedDateTime) {

    /**
     * What the table answered.
     *
     * @param approvalStages who decides, in order
     * @param longestAccessDays for how many days access lasts at most
     * @param multiFactorRequired whether the guest needs multi-factor sign-in
     */
    record Outputs(List<String> approvalStages, long longestAccessDays, boolean multiFactorRequired) {}

    static DecisionResource of(PastDecision made, String context) {
        Decision decision = made.decision();
        return new DecisionResource(
                context,
                decision.rule(),
                decision.outcome().word(),
                decision.inputs(),
                new Outputs(
                        decision.approvalStages(), decision.longestAccess().toDays(), decision.multiFactorRequired()),
                made.at());
    }
}
