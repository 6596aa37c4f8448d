package org.guestflow.policy;

import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;

/**
 * A target as a request names it.
 *
 * @param type the kind; empty where there is no such kind
 * @param id a UUID or a handle; empty where none is given
 */
record NamedTarget(Optional<TargetType> type, Optional<String> id) {

    static NamedTarget of(String type, String id) {
        return new NamedTarget(
                TargetType.of(type), Optional.ofNullable(id).map(String::strip).filter(text -> !text.isEmpty()));
    }

    static NamedTarget of(Target target) {
        return new NamedTarget(
                Optional.of(target.type()), Optional.ofNullable(target.id()).map(Object::toString));
    }

    /** Tells whether type and id belong together: a group and an application have an id, the directory has none. */
    boolean isWhole() {
        return type.isPresent() && id.isEmpty() == (type.get() == TargetType.DIRECTORY);
    }
}
