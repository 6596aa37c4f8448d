package org.guestflow.review;

import java.util.Collection;
import java.util.Set;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;

/** What is said of some guests cannot be kept; of the others nothing is kept either. */
public class AnswerRefused extends RuleViolation {

    private static final long serialVersionUID = 1L;

    private final transient Set<UserId> guests;

    AnswerRefused(String rule, Kind kind, String message, String remedy, Collection<UserId> guests) {
        super(rule, kind, message, remedy);
        this.guests = Set.copyOf(guests);
    }

    /** Says of whom another feature's rule refuses it. */
    AnswerRefused(UserId guest, RuleViolation refusal) {
        this(refusal.rule(), refusal.kind(), refusal.getMessage(), refusal.remedy(), Set.of(guest));
        initCause(refusal);
    }

    /**
     * Names the guests.
     *
     * @return whose answers are refused
     */
    public Set<UserId> guests() {
        return guests;
    }
}
