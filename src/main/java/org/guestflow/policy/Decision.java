package org.guestflow.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.shared.RuleViolation;

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
        return accessEnd(askedFor, from, ZoneOffset.UTC);
    }

    /**
     * Tells when the access of somebody ends whose zone is known: as above, at the end of the day where he is.
     *
     * @param askedFor the last day asked for; empty where none was
     * @param from when access begins
     * @param zone where the guest is
     * @return the moment at which it ends
     */
    public Instant accessEnd(Optional<LocalDate> askedFor, Instant from, ZoneId zone) {
        Instant wanted = askedFor.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                .orElse(from.plus(USUAL_ACCESS));
        Instant latest = from.plus(longestAccess);
        return wanted.isBefore(latest) ? wanted : latest;
    }

    /**
     * As {@link #accessEnd(Optional, Instant, ZoneId)}, for access that is given now.
     *
     * @param askedFor the last day asked for; empty where none was
     * @param from when access begins
     * @param zone where the guest is
     * @param now this moment
     * @return the moment at which it ends
     * @throws RuleViolation {@code AccessEndDateInvalid} where it is over there already
     */
    public Instant accessEndToCome(Optional<LocalDate> askedFor, Instant from, ZoneId zone, Instant now)
            throws RuleViolation {
        Instant end = accessEnd(askedFor, from, zone);
        if (!end.isAfter(now)) {
            throw new RuleViolation(
                    "AccessEndDateInvalid",
                    RuleViolation.Kind.INVALID,
                    "The last day of access is over where the guest is.",
                    "Whoever asks can give a later day, or none for the usual time.");
        }
        return end;
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
