package org.guestflow.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The decision table's answer to one request.
 *
 * @param outcome what is to happen
 * @param rule the name of the rule that matched
 * @param approvalStages who decides, in order: {@code owners}, {@code sponsors}, {@code administrators} or {@code group:<mailNickname>}; empty unless approval is needed
 * @param longestAccess for how long access lasts at most
 * @param multiFactorRequired whether the guest needs multi-factor sign-in
 * @param inputs what was put to the table
 */
public record Decision(
        Outcome outcome,
        String rule,
        List<String> approvalStages,
        Duration longestAccess,
        boolean multiFactorRequired,
        Map<String, Object> inputs) {

    /** What policy can answer. */
    public enum Outcome {
        /** Nothing further is asked. */
        GO_AHEAD,
        /** Approvers decide. */
        APPROVAL,
        /** The request ends. */
        DENY
    }
}
