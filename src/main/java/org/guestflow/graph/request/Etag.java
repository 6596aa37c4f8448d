package org.guestflow.graph.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Tells one state of a resource from another (RFC 9110, section 8.8.3).
 *
 * @param value the weak entity tag
 */
public record Etag(String value) {

    /**
     * Makes the tag of a state.
     *
     * @param state everything that a client sees of the resource; equal states have equal texts, on every node
     * @return the tag
     */
    public static Etag of(Object state) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(state).getBytes(StandardCharsets.UTF_8));
            return new Etag(
                    "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 12)) + "\"");
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java platform has SHA-256", every);
        }
    }

    /**
     * Tells whether a change may go ahead.
     *
     * @param ifMatch the header {@code If-Match}; without it every state will do
     * @return true where the header names this state
     */
    public boolean satisfies(Optional<String> ifMatch) {
        return ifMatch.isEmpty()
                || Arrays.stream(ifMatch.get().split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> "*".equals(tag) || tag.equals(value));
    }
}
