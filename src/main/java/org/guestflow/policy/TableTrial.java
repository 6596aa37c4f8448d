package org.guestflow.policy;

import java.util.List;
import org.guestflow.shared.RequestId;

/**
 * What would have become of past requests by a proposed decision table.
 *
 * @param evaluated how many requests were put to it
 * @param more whether there are more requests in that time than were looked at
 * @param changed how many it would have answered otherwise
 * @param changes those, the newest first; not more than {@link TableTrials#MOST_CHANGES}
 */
public record TableTrial(int evaluated, boolean more, int changed, List<Change> changes) {

    /** Copies the list. */
    public TableTrial {
        changes = List.copyOf(changes);
    }

    /**
     * What would have been otherwise with one request.
     *
     * @param request the request, an invitation or a direct addition
     * @param before what was answered
     * @param after what would have been
     */
    public record Change(RequestId request, Answer before, Answer after) {}

    /**
     * An answer, as far as it is compared.
     *
     * @param rule the rule that matched; null where no answer could be read
     * @param outcome {@code goAhead}, {@code approval} or {@code deny}; {@code unreadable} where the request would have stopped with an incident
     * @param approvalStages who decides, in order
     * @param multiFactorRequired whether the guest needs multi-factor sign-in
     */
    public record Answer(String rule, String outcome, List<String> approvalStages, boolean multiFactorRequired) {

        /** Where the table gives no answer that can be read. */
        static final Answer UNREADABLE = new Answer(null, "unreadable", List.of(), false);

        /** Copies the list. */
        public Answer {
            approvalStages = List.copyOf(approvalStages);
        }

        static Answer of(Decision decision) {
            return new Answer(
                    decision.rule(),
                    decision.outcome().word(),
                    decision.approvalStages(),
                    decision.multiFactorRequired());
        }
    }
}
