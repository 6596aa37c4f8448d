package org.guestflow.graph.policy;

import java.util.List;
import org.guestflow.policy.TableTrial;
import org.guestflow.policy.TableTrial.Answer;

/**
 * What a proposed decision table would have answered otherwise.
 *
 * @param evaluated how many requests were put to it, 5,000 at most, the newest ones
 * @param more whether there were more requests in that time
 * @param changed how many it would have answered otherwise
 * @param changes those, the newest first, 500 at most
 */
record TrialResource(int evaluated, boolean more, int changed, List<ChangeResource> changes) {

    /**
     * What would have been otherwise with a request.
     *
     * @param requestId the id of the invitation or direct addition
     * @param before what was answered
     * @param after what would have been
     */
    record ChangeResource(String requestId, AnswerResource before, AnswerResource after) {}

    /**
     * An answer.
     *
     * @param rule the rule that matched; absent where no answer could be read
     * @param outcome {@code goAhead}, {@code approval}, {@code deny} or {@code unreadable}
     * @param approvalStages who decides, in order
     * @param multiFactorRequired whether the guest needs multi-factor sign-in
     */
    record AnswerResource(String rule, String outcome, List<String> approvalStages, boolean multiFactorRequired) {

        static AnswerResource of(Answer answer) {
            return new AnswerResource(
                    answer.rule(), answer.outcome(), answer.approvalStages(), answer.multiFactorRequired());
        }
    }

    static TrialResource of(TableTrial trial) {
        return new TrialResource(
                trial.evaluated(),
                trial.more(),
                trial.changed(),
                trial.changes().stream()
                        .map(change -> new ChangeResource(
                                change.request().toString(),
                                AnswerResource.of(change.before()),
                                AnswerResource.of(change.after())))
                        .toList());
    }
}
