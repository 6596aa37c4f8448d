package org.guestflow.compliance;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.guestflow.audit.AuditRetention;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For how long the audit trail is kept. */
@Service
@Transactional
public class AuditKeeping {

    private final AuditRetention retention;
    private final AuditSettings settings;
    private final Clock clock;

    AuditKeeping(AuditRetention retention, AuditSettings settings, Clock clock) {
        this.retention = retention;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Removes some of what is older than entries are kept; nothing where they are kept for ever.
     *
     * @return whether there may be more to remove
     */
    public boolean removeSome() {
        return settings.keepFor().map(this::before).map(retention::removeSome).orElse(false);
    }

    private Instant before(Period kept) {
        return clock.instant().atOffset(ZoneOffset.UTC).minus(kept).toInstant();
    }
}
