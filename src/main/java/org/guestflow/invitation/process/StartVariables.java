package org.guestflow.invitation.process;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.shared.RuleViolation;

/** Reads the start variables of {@code invitation} (design.md, "Process contract"); whatever else was sent along is not looked at. */
final class StartVariables {

    private final VariableScope variables;

    private StartVariables(VariableScope variables) {
        this.variables = variables;
    }

    static InvitationRequest read(VariableScope variables) throws RuleViolation {
        StartVariables start = new StartVariables(variables);
        return new InvitationRequest(
                start.text("invitedUserEmailAddress").orElse(""),
                start.text("targetType").orElse(""),
                start.text("targetId"),
                start.text("invitedUserDisplayName"),
                start.text("customizedMessageBody"),
                start.text("messageLanguage"),
                start.text("inviteRedirectUrl"),
                start.flag("sendInvitationMessage"),
                start.date("accessEndDate"),
                start.text("justification"));
    }

    private Optional<String> text(String name) throws RuleViolation {
        Object value = variables.getVariable(name);
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        throw wrongType(name, "text");
    }

    private boolean flag(String name) throws RuleViolation {
        Object value = variables.getVariable(name);
        if (value == null || value instanceof Boolean) {
            return value == null || (Boolean) value;
        }
        throw wrongType(name, "true or false");
    }

    private Optional<String> date(String name) throws RuleViolation {
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
