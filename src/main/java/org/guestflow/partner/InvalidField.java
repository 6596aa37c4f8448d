package org.guestflow.partner;

import java.util.Optional;
import org.guestflow.shared.RuleViolation;

/** A field of a partner's record whose value is refused. */
public class InvalidField extends RuleViolation {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String named;

    /**
     * States which value is refused.
     *
     * @param field the field's name in the record
     * @param rule the rule's name
     * @param message what is wrong; repeats no value
     * @param named the one of several values that is refused, as it was sent; null where the field has only one
     */
    public InvalidField(String field, String rule, String message, String named) {
        super(rule, Kind.INVALID, message, "Correct the value and send it again.");
        this.field = field;
        this.named = named;
    }

    InvalidField(String field, String rule, String message) {
        this(field, rule, message, null);
    }

    /**
     * States that a setting of a connection or a provider cannot be.
     *
     * @param field the field that the setting was read from
     * @param refused what is wrong with it
     * @return the refusal
     */
    public static InvalidField of(String field, IllegalArgumentException refused) {
        InvalidField invalid = new InvalidField(field, "ValueInvalid", field + ": " + refused.getMessage() + ".");
        invalid.initCause(refused);
        return invalid;
    }

    /**
     * Names the field.
     *
     * @return its name in the record
     */
    public String field() {
        return field;
    }

    /**
     * Gives the one of several values that is refused, as it was sent.
     *
     * @return the value; empty where the field has only one
     */
    public Optional<String> named() {
        return Optional.ofNullable(named);
    }
}
