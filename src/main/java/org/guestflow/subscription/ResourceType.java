package org.guestflow.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of resources whose changes can be subscribed to. */
public enum ResourceType {
    /** Invitations: created when they are asked for, updated with each state that they enter; they are never deleted. */
    INVITATIONS("#microsoft.graph.invitation"),
    /** Users, members and guests. */
    USERS("#microsoft.graph.user");

    private final String graphType;

    ResourceType(String graphType) {
        this.graphType = graphType;
    }

    /**
     * Gives the path's first segment, by which it is stored too.
     *
     * @return the name in lower case
     */
    public String segment() {
        return name().toLowerCase(Locale.ROOT);
    }

    String graphType() {
        return graphType;
    }

    static Optional<ResourceType> parse(String segment) {
        return Arrays.stream(values())
                .filter(type -> type.segment().equalsIgnoreCase(segment))
                .findFirst();
    }
}
