package org.guestflow.mail;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.tracing.Traces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mail that has been decided on: written in the deciding transaction, sent after it, each notice once. */
@Service
public class Outbox {

    private final JdbcNotices notices;
    private final JdbcNewNotices newNotices;
    private final JdbcBlockedRecipients blocked;
    private final SendingSchedule schedule;
    private final AuditTrail audit;
    private final MeterRegistry meters;
    private final Traces traces;
    private final Clock clock;

    Outbox(
            JdbcNotices notices,
            JdbcNewNotices newNotices,
            JdbcBlockedRecipients blocked,
            SendingSchedule schedule,
            AuditTrail audit,
            MeterRegistry meters,
            Traces traces,
            Clock clock) {
        this.notices = notices;
        this.newNotices = newNotices;
        this.blocked = blocked;
        this.schedule = schedule;
        this.audit = audit;
        this.meters = meters;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Queues a notice in the current transaction; sending begins right after its commit. A notice that is there already is left as it is; one whose recipient
     * has blocked this organisation's invitations becomes {@link DeliveryState#SUPPRESSED} at once. Each copy (cc) is delivered for itself; one that
     * is suppressed is not named to the others either.
     *
     * @param notice the mail; what its content holds stands in {@link NoticeContent}
     * @throws IllegalArgumentException where content that the kind needs is missing
     * @throws org.springframework.transaction.IllegalTransactionStateException where no transaction is active
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(Notice notice) {
        NoticeContent.check(notice);
        Set<EmailAddress> recipients = new LinkedHashSet<>(List.of(notice.recipient()));
        recipients.addAll(notice.cc());
        Notice named = notice.withCc(
                notice.cc().stream().filter(copy -> !isUnwanted(notice, copy)).toList());
        recipients.forEach(recipient -> queue(named, recipient));
    }

    /**
     * Queues many notices, as {@link #queue(Notice)} does each of them, with a few statements for all that have no copies.
     *
     * @param many the mails
     * @throws IllegalArgumentException where content that a kind needs is missing
     * @throws org.springframework.transaction.IllegalTransactionStateException where no transaction is active
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queueAll(List<Notice> many) {
        many.forEach(NoticeContent::check);
        Set<String> unwanted = blocked.among(many.stream()
                .filter(notice -> notice.kind().isInvitation())
                .map(Notice::recipient)
                .toList());
        Map<Boolean, List<Notice>> plain = many.stream()
                .collect(Collectors.partitioningBy(notice -> notice.cc().isEmpty()
                        && !(notice.kind().isInvitation()
                                && unwanted.contains(notice.recipient().key()))));
        plain.get(false).forEach(this::queue);
        List<JdbcNewNotices.Row> queued = newNotices.insert(plain.get(true), clock.instant());
        if (!queued.isEmpty()) {
            schedule.beginAll(queued);
            queued.forEach(notice -> traces.remember(notice.id()));
        }
    }

    private void queue(Notice notice, EmailAddress recipient) {
        notices.insert(notice, recipient, clock.instant()).ifPresent(row -> {
            if (row.suppressed()) {
                audit.record(suppressed(notice, row.id()));
                meters.counter(
                                "guestflow.mail.attempts",
                                "kind",
                                notice.kind().stored(),
                                "outcome",
                                DeliveryState.SUPPRESSED.stored())
                        .increment();
            } else {
                schedule.begin(new SendingRound(row.id(), 0), notice.kind());
                traces.remember(row.id());
            }
        });
    }

    private boolean isUnwanted(Notice notice, EmailAddress recipient) {
        return notice.kind().isInvitation() && blocked.contains(recipient);
    }

    private static AuditEvent suppressed(Notice notice, UUID id) {
        Map<String, Object> outcome = Map.of(
                "kind", notice.kind().stored(),
                "generation", notice.generation(),
                "state", DeliveryState.SUPPRESSED.stored());
        return new AuditEvent(
                AuditEvent.SYSTEM, "Send mail", "Notice", id.toString(), notice.request(), Map.of(), outcome);
    }

    /**
     * Queues again, for a new round of attempts, every notice of a request that has finally failed; in the current transaction.
     *
     * @param request the request
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queueFailedAgain(RequestId request) {
        notices.queueFailedAgain(request, clock.instant())
                .forEach(round -> schedule.begin(round, NoticeKind.INVITATION));
    }

    /**
     * Tells what became of a request's mail.
     *
     * @param request the request
     * @return a row per notice and recipient, oldest first
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Delivery> deliveries(RequestId request) {
        return notices.deliveries(request);
    }

    /**
     * Tells what mail there is of a request that the current transaction has recorded itself, and for which it has queued mail by {@link #queue(Notice)} only and rolled back nothing.
     *
     * @param request the request
     * @return a row per notice and recipient, in the order in which they were queued
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Delivery> deliveriesOfNew(RequestId request) {
        return notices.ofNew(request);
    }

    /**
     * Tells what became of the mail of several requests, all with one query.
     *
     * @param requests the requests
     * @return their notices by request, oldest first; a request without any is absent
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<RequestId, List<Delivery>> deliveries(Collection<RequestId> requests) {
        return requests.isEmpty()
                ? Map.of()
                : notices.deliveries(requests).stream().collect(Collectors.groupingBy(Delivery::request));
    }
}
