package org.guestflow.engine;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.guestflow.shared.RuleViolation;

/** The variables that somebody sent along with a start, read by name and type; whatever else was sent is not looked at. */
public final class SentVariables {

    private final VariableScope variables;

    /**
     * Reads from a process instance that is being started.
     *
     * @param variables where the variables are
     */
    public SentVariables(VariableScope variables) {
        this.variables = variables;
    }

    /**
     * Reads a text.
     *
     * @param name the variable's name
     * @return the text; empty where none was sent
     * @throws RuleViolation {@code VariableTypeInvalid}
     */
    public Optional<String> text(String name) throws RuleViolation {
        Object value = variables.getVariable(name);
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        throw wrongType(name, "text");
    }

    /**
     * Reads a truth value.
     *
     * @param name the variable's name
     * @param otherwise the value where none was sent
     * @return the value
     * @throws RuleViolation {@code VariableTypeInvalid}
     */
    public boolean flag(String name, boolean otherwise) throws RuleViolation {
        Object value = variables.getVariable(name);
        if (value == null || value instanceof Boolean) {
            return value == null ? otherwise : (Boolean) value;
        }
        throw wrongType(name, "true or false");
    }

    /**
     * Reads a date, sent as text or as the engine's date.
     *
     * @param name the variable's name
     * @return the date, ISO 8601 where it was the engine's; empty where none was sent
     * @throws RuleViolation {@code VariableTypeInvalid}
     */
    public Optional<String> date(String name) throws RuleViolation {
        return variables.getVariable(name) instanceof Date date
                ? Optional.of(
                        LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC).toString())
                : text(name);
    }

    private static RuleViolation wrongType(String name, String type) {
        return new RuleViolation(
                "VariableTypeInvalid",
                RuleViolation.Kind.INVALID,
                "The variable " + name + " has the wrong type.",
                "Send " + name + " as " + type + ".");
    }
}
