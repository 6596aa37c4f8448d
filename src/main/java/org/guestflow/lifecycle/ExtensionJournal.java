package org.guestflow.lifecycle;

import java.util.Map;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.springframework.stereotype.Component;

/** What the audit trail says of requests for longer access. The approvers' decisions, and the longer access itself, are recorded where they are made. */
@Component
class ExtensionJournal {

    private final AuditTrail trail;

    ExtensionJournal(AuditTrail trail) {
        this.trail = trail;
    }

    void asked(AccessExtension extension) {
        record(
                extension,
                extension.requester().toString(),
                "Request longer access",
                Map.of(
                        "target", extension.target().id().toString(),
                        "lastDay", extension.lastDay().toString()));
    }

    void refused(AccessExtension extension) {
        record(
                extension,
                AuditEvent.SYSTEM,
                "Refuse longer access",
                Map.of("target", extension.target().id().toString()));
    }

    private void record(AccessExtension extension, String actor, String action, Map<String, String> value) {
        trail.record(
                new AuditEvent(actor, action, "User", extension.guest().toString(), extension.id(), Map.of(), value));
    }
}
