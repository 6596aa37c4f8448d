package org.guestflow.panel.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.directory.AccessEntry;

/**
 * One thing that the viewer has access to, as the page shows it.
 *
 * @param path {@code /groups/{id}} or {@code /applications/{id}}
 * @param name its name
 * @param kept {@code assigned}, {@code dynamic}, {@code synced}, or {@code through} for an application that is reached through a group
 * @param origin where it is opened; null where that is not known
 * @param from who brought the viewer in; null where nobody did
 * @param endsAt until when; null where it does not end
 * @param canBeLeft whether the viewer can give it up by himself
 */
public record AccessItem(
        String path, String name, String kept, String origin, String from, Instant endsAt, boolean canBeLeft) {

    static AccessItem of(AccessEntry entry, Optional<String> from) {
        String path =
                "/" + entry.target().type().stored() + "s/" + entry.target().id();
        String kept = entry.through() ? "through" : entry.kept().name().toLowerCase(Locale.ROOT);
        return new AccessItem(
                path,
                entry.displayName(),
                kept,
                entry.origin().orElse(null),
                from.orElse(null),
                entry.endsAt().orElse(null),
                entry.canBeLeft());
    }
}
