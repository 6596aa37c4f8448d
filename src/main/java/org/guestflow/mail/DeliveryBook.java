package org.guestflow.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.mail.smtp.SmtpAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the state of every notice while it is being sent: each step is a short transaction of its own, none is open while the mail server is spoken to. */
@Component
class DeliveryBook {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryBook.class);
    private static final String TRIED = "tried";
    private static final List<String> ANNOUNCED = List.of(
            TRIED,
            DeliveryState.SENT.stored(),
            DeliveryState.FAILED.stored(),
            DeliveryState.UNDELIVERABLE.stored(),
            DeliveryState.SUPPRESSED.stored());

    private final JdbcNotices notices;
    private final AuditTrail audit;
    private final ObjectProvider<DeliveryListener> listeners;
    private final TransactionOperations transaction;
    private final MailSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    DeliveryBook(
            JdbcNotices notices,
            AuditTrail audit,
            ObjectProvider<DeliveryListener> listeners,
            PlatformTransactionManager transactions,
            MailSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.notices = notices;
        this.audit = audit;
        this.listeners = listeners;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        // What has not been counted yet is there with 0: a metric that begins with 1 has not risen for whoever watches
        // it.
        Arrays.stream(NoticeKind.values()).forEach(kind -> ANNOUNCED.forEach(outcome -> attempts(kind, outcome)));
    }

    Optional<QueuedNotice> claim(SendingRound round) {
        // One statement, which is a transaction of its own.
        return notices.claim(round, settings.lease(), clock.instant());
    }

    Optional<Duration> remainingLease(SendingRound round) {
        return notices.remainingLease(round);
    }

    /** Records what came of an attempt. */
    NextStep record(QueuedNotice claimed, SmtpAnswer answer) {
        return transaction.execute(status -> switch (answer.verdict()) {
            case ACCEPTED -> end(claimed, DeliveryState.SENT, answer.words());
            case RECIPIENT_REFUSED -> end(claimed, DeliveryState.UNDELIVERABLE, answer.words());
            case TRY_LATER -> tryLater(claimed, answer.words(), claimed.perhapsSent());
            // Repeated once with the same Message-ID, which most mail programs show once; after that a person decides.
            case PERHAPS_ACCEPTED ->
                claimed.perhapsSent()
                        ? end(claimed, DeliveryState.FAILED, answer.words())
                        : tryLater(claimed, answer.words(), true);
        });
    }

    /** Records that a notice ends without another attempt. */
    NextStep close(QueuedNotice claimed, DeliveryState state, String words) {
        return transaction.execute(status -> end(claimed, state, words));
    }

    /** Tells the listeners of a failure that they have not heard of yet. */
    void report(SendingRound round) {
        transaction.executeWithoutResult(status -> notices.takeUnreported(round).ifPresent(this::tell));
    }

    private NextStep tryLater(QueuedNotice claimed, String words, boolean perhapsSent) {
        List<Duration> waits = settings.retryAfter();
        if (claimed.attemptOfRound() > waits.size()) {
            return end(claimed, DeliveryState.FAILED, words);
        }
        boolean held = notices.queueAgain(claimed, words, perhapsSent, clock.instant());
        if (!held) {
            return lost(claimed);
        }
        count(claimed, TRIED);
        return NextStep.after(waits.get(claimed.attemptOfRound() - 1));
    }

    private NextStep end(QueuedNotice claimed, DeliveryState state, String words) {
        boolean report =
                state == DeliveryState.FAILED || (state == DeliveryState.UNDELIVERABLE && claimed.isToAddressee());
        if (!notices.finish(claimed, state, words, report, clock.instant())) {
            return lost(claimed);
        }
        audit.record(event(claimed, state, words));
        count(claimed, state.stored());
        return report ? NextStep.REPORT : NextStep.NONE;
    }

    /** Another node has it, or this outcome was recorded already and only the database's word of it got lost: a look a little later tells which. */
    private NextStep lost(QueuedNotice claimed) {
        LOG.warn(
                "Attempt {} of notice {} was recorded already, or took longer than its lease",
                claimed.attempt(),
                claimed.id());
        return new NextStep(Optional.of(settings.retryAfter().get(0)), true);
    }

    private void count(QueuedNotice claimed, String outcome) {
        attempts(claimed.notice().kind(), outcome).increment();
    }

    private Counter attempts(NoticeKind kind, String outcome) {
        return meters.counter("guestflow.mail.attempts", "kind", kind.stored(), "outcome", outcome);
    }

    private static AuditEvent event(QueuedNotice claimed, DeliveryState state, String words) {
        Map<String, Object> outcome = Map.of(
                "kind", claimed.notice().kind().stored(),
                "generation", claimed.notice().generation(),
                "state", state.stored(),
                "attempts", claimed.attempt(),
                "serverAnswer", words == null ? "" : words);
        return new AuditEvent(
                AuditEvent.SYSTEM,
                "Send mail",
                "Notice",
                claimed.id().toString(),
                claimed.notice().request(),
                Map.of(),
                outcome);
    }

    private void tell(UnreportedFailure failure) {
        listeners.orderedStream().forEach(failure::tell);
    }
}
