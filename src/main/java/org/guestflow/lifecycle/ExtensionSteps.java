package org.guestflow.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.guestflow.approval.Approvals;
import org.guestflow.directory.Zones;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of the process {@code access-extension} do, each in the engine's transaction. Doing one again changes nothing. */
@Service
@Transactional
public class ExtensionSteps {

    private final JdbcAccessExtensions stored;
    private final AccessExtensions extensions;
    private final ExtensionNotices notices;
    private final ExtensionJournal journal;
    private final Approvals approvals;
    private final Policy policy;
    private final Zones zones;
    private final Clock clock;

    ExtensionSteps(
            JdbcAccessExtensions stored,
            AccessExtensions extensions,
            ExtensionNotices notices,
            ExtensionJournal journal,
            Approvals approvals,
            Policy policy,
            Zones zones,
            Clock clock) {
        this.stored = stored;
        this.extensions = extensions;
        this.notices = notices;
        this.journal = journal;
        this.approvals = approvals;
        this.policy = policy;
        this.zones = zones;
        this.clock = clock;
    }

    /**
     * Lets the access last as long as was approved, and tells guest and requester. It rests on this request's decision from now on where that asks for a second factor.
     *
     * @param request the request
     */
    public void prolong(RequestId request) {
        stored.lockOpen(request).ifPresent(extension -> {
            Instant until = extension
                    .lastDay()
                    .plusDays(1)
                    .atStartOfDay(zones.of(extension.guest()))
                    .toInstant();
            Optional<RequestId> ground = policy.decisionOn(request)
                    .filter(Decision::multiFactorRequired)
                    .map(decision -> request);
            extensions.prolong(extension.guest(), extension.target(), until, ground, extension.requester());
            stored.ended(request, true, now());
            notices.approved(extension);
        });
    }

    /**
     * Notes that the access does not last longer, and tells the requester why: an approver's reason, or that nobody decided in time.
     *
     * @param request the request
     */
    public void refuse(RequestId request) {
        stored.lockOpen(request).ifPresent(extension -> {
            stored.ended(request, false, now());
            journal.refused(extension);
            notices.refused(extension, approvals.reasonOfRejection(request));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
