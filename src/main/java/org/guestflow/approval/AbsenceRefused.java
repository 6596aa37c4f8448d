package org.guestflow.approval;

import org.guestflow.shared.RuleViolation;

/** An absence that cannot be as it was typed, and which of its fields that is about. */
public class AbsenceRefused extends RuleViolation {

    private static final long serialVersionUID = 1L;

    private final String field;

    AbsenceRefused(String field, String rule, Kind kind, String message, String remedy) {
        super(rule, kind, message, remedy);
        this.field = field;
    }

    /**
     * Names the field.
     *
     * @return {@code standIn}, {@code firstDay} or {@code lastDay}, as in {@link AbsencePlan}
     */
    public String field() {
        return field;
    }
}
