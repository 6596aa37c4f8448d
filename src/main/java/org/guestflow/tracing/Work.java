package org.guestflow.tracing;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A piece of work that becomes a span. Ids and words of the code only: traces are kept elsewhere and by others.
 *
 * @param name what is done, one of few names: no ids
 * @param rememberedAs by which id its trace was remembered; empty where it is a part of what is under way
 * @param calling whether it is a question to another server
 * @param attributes what else there is to tell, by names that begin with {@link #PREFIX}
 */
public record Work(String name, Optional<UUID> rememberedAs, boolean calling, Map<String, String> attributes) {

    /** How the names of all attributes of ours begin. */
    public static final String PREFIX = "guestflow.";

    /** The attribute with the id of the request that the work is done for. */
    public static final String REQUEST = PREFIX + "request";

    /** Copies the attributes, and refuses one that would not be told. */
    public Work {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(rememberedAs, "rememberedAs");
        attributes = Map.copyOf(attributes);
        if (!attributes.keySet().stream().allMatch(attribute -> attribute.startsWith(PREFIX))) {
            throw new IllegalArgumentException("attributes of our own begin with " + PREFIX);
        }
    }
}
