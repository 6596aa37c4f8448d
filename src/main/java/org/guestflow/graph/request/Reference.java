package org.guestflow.graph.request;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guestflow.shared.RuleViolation;
import org.springframework.lang.Nullable;

/**
 * Names an object of the directory, as {@code …/$ref} takes it.
 *
 * @param odataId its URL, which ends with its id; clients of Graph name Microsoft's own host, so the host is not looked at
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Reference(@JsonProperty("@odata.id") @Nullable String odataId) {

    private static final Pattern URL = Pattern.compile(
            "(?:https?://[^/?#\\s]+/(?:v1\\.0|beta)/)?(?:directoryObjects|users|groups|servicePrincipals|applications)[/(]'?([0-9a-fA-F-]{36})'?\\)?");

    /**
     * Gives the object's id.
     *
     * @return the id
     * @throws RuleViolation {@code ReferenceInvalid} where none is named
     */
    public UUID id() throws RuleViolation {
        Matcher url = URL.matcher(odataId == null ? "" : odataId);
        if (url.matches()) {
            try {
                return UUID.fromString(url.group(1));
            } catch (IllegalArgumentException noId) {
                throw invalid(noId);
            }
        }
        throw invalid(null);
    }

    private static RuleViolation invalid(@Nullable Exception cause) {
        RuleViolation refusal = new RuleViolation(
                "ReferenceInvalid",
                RuleViolation.Kind.INVALID,
                "The body names no object of the directory.",
                "Send {\"@odata.id\": \".../v1.0/directoryObjects/{id}\"}.");
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }
}
