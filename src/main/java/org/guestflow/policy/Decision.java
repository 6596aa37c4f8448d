package org.guestflow.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The decision table's answer to one request.
 *
 * @param outcome what is to happen
 * @param rule the name of the rule that matched
 * @param approvalStages who decides, in order: {@code owners}, {@code sponsors}, {@code administrators} or {@code group:<mailNickname>}; empty unless approval is needed
 * @param longestAccess for how long access lasts at most, counted from the moment at which it is granted
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

    /** How long access lasts where nothing was asked for. */
    public static final Duration USUAL_ACCESS = Duration.ofDays(180);

    /**
     * Tells when access ends: at the end of the day asked for in UTC, or after the usual time, but never later than policy allows. A request for longer is cut and not
     * refused: the inviter gets what is allowed, and a renewal later is decided by the policy of then.
     *
     * @param askedFor the last day asked for; empty where none was
     * @param from when access begins
     * @return the moment at which it ends
     */
    public Instant accessEnd(Optional<LocalDate> askedFor, Instant from) {
        Instant wanted = askedFor.map(
                        day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(from.plus(USUAL_ACCESS));
        Instant latest = from.plus(longestAccess);
        return wanted.isBefore(latest) ? wanted : latest;
    }

    /** What policy can answer. */
    public enum Outcome {
        /** Nothing further is asked. */
        GO_AHEAD("goAhead"),
        /** Approvers decide. */
        APPROVAL("approval"),
        /** The request ends. */
        DENY("deny");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /**
         * Gives the word that the decision table answers with and the processes' gateways read.
         *
         * @return the word
         */
        public String word() {
            return word;
        }
    }
}
