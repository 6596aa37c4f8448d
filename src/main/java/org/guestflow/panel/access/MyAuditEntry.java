package org.guestflow.panel.access;

import java.time.Instant;
import org.guestflow.audit.AuditEntry;
import org.guestflow.audit.AuditEvent;
import org.guestflow.shared.UserId;

/**
 * An entry of the trail that concerns a person, as that person may see it.
 *
 * @param at when
 * @param activity what was done
 * @param objectType to which kind of object
 * @param actor {@code me}, {@code system}, or {@code other} for somebody else, whose name is his own data
 */
public record MyAuditEntry(Instant at, String activity, String objectType, String actor) {

    static MyAuditEntry of(AuditEntry entry, UserId reader) {
        return new MyAuditEntry(entry.at(), entry.action(), entry.objectType(), actor(entry, reader));
    }

    private static String actor(AuditEntry entry, UserId reader) {
        if (entry.actor().equals(reader.toString())) {
            return "me";
        }
        return AuditEvent.SYSTEM.equals(entry.actor()) ? "system" : "other";
    }
}
