package org.guestflow.engine.rest;

import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.rest.dto.runtime.StartProcessInstanceDto;
import org.camunda.bpm.engine.rest.dto.task.CompleteTaskDto;
import org.guestflow.engine.RequestRefused;
import org.guestflow.shared.RuleViolation;

/**
 * Looks at what is sent with a start and with the completion of a task. Variables are plain values: no objects, whose class the sender could name, and no files. Of a start only the variables are
 * taken: the business key is the request's id, which is ours to give, and the engine would store any case's id as it came.
 */
class SentInput implements ReaderInterceptor {

    private static final Set<String> PLAIN =
            Set.of("", "string", "boolean", "integer", "short", "long", "double", "date", "null");

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object input = somethingAtLeast(context.proceed(), context.getType());
        if (input instanceof StartProcessInstanceDto start) {
            refuseObjects(start.getVariables());
            start.setBusinessKey(null);
            start.setCaseInstanceId(null);
        } else if (input instanceof CompleteTaskDto completion) {
            refuseObjects(completion.getVariables());
        }
        return input;
    }

    /** The engine's resources expect a body, and fail without one. */
    private static Object somethingAtLeast(Object input, Class<?> type) {
        if (input == null && type == StartProcessInstanceDto.class) {
            return new StartProcessInstanceDto();
        }
        return input == null && type == CompleteTaskDto.class ? new CompleteTaskDto() : input;
    }

    private static void refuseObjects(Map<String, VariableValueDto> variables) {
        if (variables != null && !variables.values().stream().allMatch(SentInput::isPlain)) {
            throw new RequestRefused(new RuleViolation(
                    "VariableTypeInvalid",
                    RuleViolation.Kind.INVALID,
                    "A variable is no plain value.",
                    "Send each variable as {\"value\": …} with a text, a number, true or false."));
        }
    }

    private static boolean isPlain(VariableValueDto variable) {
        if (variable == null) {
            return false;
        }
        Object value = variable.getValue();
        boolean plain = value == null || value instanceof String || value instanceof Number || value instanceof Boolean;
        String type = variable.getType() == null ? "" : variable.getType();
        return plain && PLAIN.contains(type.toLowerCase(Locale.ROOT));
    }
}
