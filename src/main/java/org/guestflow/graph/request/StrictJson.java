package org.guestflow.graph.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.util.stream.Collectors;
import org.guestflow.shared.RuleViolation;

/** Reads what administrators send: a field that is not known is refused, so that nobody believes it to be kept. */
public final class StrictJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module().configureReadAbsentAsNull(true))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .addHandler(new AnnotationsAreSkipped())
            .build();

    private StrictJson() {}

    /** Clients of OData send annotations such as {@code @odata.type}, which say nothing of their own. */
    private static final class AnnotationsAreSkipped extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object target,
                String name)
                throws IOException {
            if (name.startsWith("@")) {
                parser.skipChildren();
                return true;
            }
            return false;
        }
    }

    /**
     * Reads an object.
     *
     * @param sent what was sent
     * @param type what it is to be
     * @param <T> the same
     * @return the object
     * @throws RuleViolation {@code UnknownField} or {@code ValueInvalid}, naming the field
     */
    public static <T> T read(JsonNode sent, Class<T> type) throws RuleViolation {
        if (!sent.isObject()) {
            throw invalid("ValueInvalid", "What was sent is no object.");
        }
        try {
            T read = JSON.treeToValue(sent, type);
            if (read == null) {
                throw invalid("ValueInvalid", "An object is needed, not null.");
            }
            return read;
        } catch (UnrecognizedPropertyException e) {
            throw invalid("UnknownField", "There is no field " + path(e) + ".");
        } catch (ValueInstantiationException e) {
            throw invalid("ValueInvalid", path(e) + ": " + e.getCause().getMessage() + ".");
        } catch (JsonMappingException e) {
            throw invalid("ValueInvalid", "The value of " + path(e) + " is not of the kind that is needed.");
        } catch (JsonProcessingException e) {
            throw invalid("ValueInvalid", "What was sent is not understood.");
        }
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static RuleViolation invalid(String rule, String message) {
        return new RuleViolation(rule, RuleViolation.Kind.INVALID, message, "Correct it and send it again.");
    }
}
