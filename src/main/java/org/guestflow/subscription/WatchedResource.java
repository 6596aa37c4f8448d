package org.guestflow.subscription;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a subscription is about: all resources of a kind, or one.
 *
 * @param type the kind
 * @param id the one; empty for all
 */
public record WatchedResource(ResourceType type, Optional<UUID> id) {

    private static final String HEX = "[0-9a-fA-F]";
    private static final Pattern PATH =
            Pattern.compile("/?([a-zA-Z]+)(?:/(" + HEX + "{8}(?:-" + HEX + "{4}){3}-" + HEX + "{12}))?");

    /** Reads a path such as {@code /users} or {@code invitations/{id}}; empty where it names nothing that can be watched. */
    static Optional<WatchedResource> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? ResourceType.parse(matcher.group(1))
                        .map(type -> new WatchedResource(
                                type, Optional.ofNullable(matcher.group(2)).map(UUID::fromString)))
                : Optional.empty();
    }

    /**
     * Gives the path.
     *
     * @return {@code /users}, {@code /users/{id}}, {@code /invitations} or {@code /invitations/{id}}
     */
    public String path() {
        return "/" + type.segment() + id.map(one -> "/" + one).orElse("");
    }
}
