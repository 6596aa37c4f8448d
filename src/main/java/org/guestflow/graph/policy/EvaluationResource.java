package org.guestflow.graph.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guestflow.invitation.Preview;
import org.guestflow.policy.Decision;
import org.guestflow.shared.RuleViolation;

/**
 * What would become of a request.
 *
 * @param verdict {@code goAhead}; {@code added}, where a guest who is here gets access without an invitation; {@code approval}; {@code denied} by the decision table; {@code refused} by a fixed
 *     rule; {@code alreadyIn}; {@code alreadyRequested}
 * @param rule the fixed rule that refuses it, or the decision table's that matched; absent where neither
 * @param message what is wrong; only where a fixed rule refuses it
 * @param remedy what can be done; only where a fixed rule refuses it
 * @param decision the decision table's answer; absent where it would not be asked
 * @param approvers who would be asked, in order: {@code owners}, {@code sponsors}, {@code administrators} or {@code group:} and a handle
 * @param accessEndDateTime until when access would last; absent where there would be none
 */
record EvaluationResource(
        String verdict,
        String rule,
        String message,
        String remedy,
        DecisionResource decision,
        List<String> approvers,
        Instant accessEndDateTime) {

    /**
     * The decision table's answer.
     *
     * @param outcome {@code goAhead}, {@code approval} or {@code deny}
     * @param inputs what was put to the table
     * @param longestAccessDays for how many days access lasts at most
     * @param multiFactorRequired whether the guest needs multi-factor sign-in
     */
    record DecisionResource(
            String outcome, Map<String, Object> inputs, long longestAccessDays, boolean multiFactorRequired) {

        static DecisionResource of(Decision decision) {
            return new DecisionResource(
                    decision.outcome().word(),
                    decision.inputs(),
                    decision.longestAccess().toDays(),
                    decision.multiFactorRequired());
        }
    }

    static EvaluationResource of(Preview preview) {
        return new EvaluationResource(
                verdict(preview.verdict()),
                preview.refusal().map(RuleViolation::rule).or(preview::rule).orElse(null),
                preview.refusal().map(RuleViolation::getMessage).orElse(null),
                preview.refusal().map(RuleViolation::remedy).orElse(null),
                preview.decision().map(DecisionResource::of).orElse(null),
                preview.approvalStages(),
                preview.accessEnd().orElse(null));
    }

    private static String verdict(Preview.Verdict verdict) {
        return switch (verdict) {
            case INVITED -> "goAhead";
            case ADDED -> "added";
            case APPROVAL -> "approval";
            case ALREADY_IN -> "alreadyIn";
            case ALREADY_REQUESTED -> "alreadyRequested";
            case DENIED -> "denied";
            case REFUSED -> "refused";
        };
    }
}
