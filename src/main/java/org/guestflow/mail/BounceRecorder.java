package org.guestflow.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.mail.bounce.ReturnedMail;
import org.guestflow.mail.bounce.ReturnedMail.Failure;
import org.guestflow.mail.bounce.Verdict;
import org.guestflow.mail.smtp.ServerWords;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records that a mail which the server had taken was returned: only where the report holds the mail's own reference and names the recipient of just this mail. Each report is a transaction;
 * one that comes again finds nothing left to record.
 */
@Component
class BounceRecorder {

    private final BounceReferences references;
    private final JdbcNotices notices;
    private final JdbcBounces bounces;
    private final SendingSchedule schedule;
    private final AuditTrail audit;
    private final TransactionOperations transaction;
    private final MeterRegistry meters;
    private final Clock clock;

    BounceRecorder(
            BounceReferences references,
            JdbcNotices notices,
            JdbcBounces bounces,
            SendingSchedule schedule,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            MeterRegistry meters,
            Clock clock) {
        this.references = references;
        this.notices = notices;
        this.bounces = bounces;
        this.schedule = schedule;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.meters = meters;
        this.clock = clock;
        Arrays.stream(NoticeKind.values()).forEach(this::bounces);
    }

    /** Settles a report, or says that its mail is still being sent. */
    Verdict record(ReturnedMail returned) {
        return references
                .read(returned.reference())
                .map(id -> transaction.execute(status ->
                        notices.find(id).map(notice -> record(notice, returned)).orElse(Verdict.SETTLED)))
                .orElse(Verdict.SETTLED);
    }

    private Verdict record(QueuedNotice notice, ReturnedMail returned) {
        Optional<String> words = returned.failures().stream()
                .filter(failure -> failure.isAbout(notice.recipient()))
                .map(Failure::diagnostic)
                .map(diagnostic -> "Returned: " + ServerWords.of(diagnostic, notice.recipient()))
                .findFirst();
        if (words.isEmpty()) {
            return Verdict.SETTLED;
        }
        if (bounces.record(notice, words.get(), clock.instant())) {
            tell(notice, words.get());
            return Verdict.SETTLED;
        }
        // The server may have returned it before its word that it took it was recorded.
        return bounces.isUnderWay(notice.id()) ? Verdict.LATER : Verdict.SETTLED;
    }

    /** The listeners hear of it as of every failure: by the scheduler, again and again until they have. */
    private void tell(QueuedNotice notice, String words) {
        if (notice.isToAddressee()) {
            schedule.begin(notice.round(), notice.notice().kind());
        }
        audit.record(event(notice, words));
        bounces(notice.notice().kind()).increment();
    }

    private Counter bounces(NoticeKind kind) {
        return meters.counter("guestflow.mail.bounces", "kind", kind.stored());
    }

    private static AuditEvent event(QueuedNotice notice, String words) {
        Map<String, Object> outcome = Map.of(
                "kind", notice.notice().kind().stored(),
                "generation", notice.notice().generation(),
                "state", DeliveryState.UNDELIVERABLE.stored(),
                "serverAnswer", words);
        return new AuditEvent(
                AuditEvent.SYSTEM,
                "Record bounce",
                "Notice",
                notice.id().toString(),
                notice.notice().request(),
                Map.of("state", DeliveryState.SENT.stored()),
                outcome);
    }
}
