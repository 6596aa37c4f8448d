package org.guestflow.mail;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.mail.smtp.SmtpAnswer;
import org.guestflow.mail.smtp.SmtpAnswer.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes one attempt to send a notice: claims it, composes it with what is not stored, hands it to the mail server and records what came of it. */
@Component
class NoticeSender {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);

    private final DeliveryBook book;
    private final OutcomeRecorder outcomes;
    private final JdbcBlockedRecipients blocked;
    private final ObjectProvider<LateContent> lateContents;
    private final Composer composer;
    private final TracedSending mailServer;
    private final MailSettings settings;

    NoticeSender(
            DeliveryBook book,
            OutcomeRecorder outcomes,
            JdbcBlockedRecipients blocked,
            ObjectProvider<LateContent> lateContents,
            Composer composer,
            TracedSending mailServer,
            MailSettings settings) {
        this.book = book;
        this.outcomes = outcomes;
        this.blocked = blocked;
        this.lateContents = lateContents;
        this.composer = composer;
        this.mailServer = mailServer;
        this.settings = settings;
    }

    /** Gives the time to wait for the next attempt; empty where there is none. */
    Optional<Duration> send(SendingRound round) {
        NextStep next = book.claim(round).map(this::attempt).orElseGet(() -> leave(round));
        if (next.report()) {
            book.report(round);
        }
        return next.retryIn();
    }

    /** Nothing to send: another node may be at it, or what it came to has not been reported yet. */
    private NextStep leave(SendingRound round) {
        return new NextStep(book.remainingLease(round), true);
    }

    private NextStep attempt(QueuedNotice claimed) {
        if (claimed.attemptOfRound() > settings.attempts()) {
            return book.close(
                    claimed, DeliveryState.FAILED, "the last attempt was cut short, what came of it is not known");
        }
        if (claimed.notice().kind().isInvitation() && blocked.contains(claimed.recipient())) {
            return book.close(claimed, DeliveryState.SUPPRESSED, null);
        }
        Optional<MimeMessage> message;
        try {
            message = compose(claimed);
        } catch (RuntimeException e) {
            return book.record(claimed, cannotCompose(claimed, e));
        }
        return message.map(mail -> outcomes.record(claimed, mailServer.send(claimed, mail)))
                .orElseGet(() -> book.close(claimed, DeliveryState.OBSOLETE, null));
    }

    /** Names the exception's type and place only: its message may quote what the mail says. */
    private static SmtpAnswer cannotCompose(QueuedNotice claimed, RuntimeException e) {
        String place = Arrays.stream(e.getStackTrace())
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
        LOG.error(
                "Notice {} ({}) cannot be composed: {} at {}",
                claimed.id(),
                claimed.notice().kind(),
                e.getClass().getName(),
                place);
        return new SmtpAnswer(
                Verdict.TRY_LATER,
                "the mail cannot be composed: " + e.getClass().getSimpleName());
    }

    private Optional<MimeMessage> compose(QueuedNotice claimed) {
        Notice notice = claimed.notice();
        Map<String, String> content = new HashMap<>(notice.content());
        List<LateContent> late = lateContents
                .orderedStream()
                .filter(bean -> bean.kinds().contains(notice.kind()))
                .toList();
        for (LateContent bean : late) {
            Optional<Map<String, String>> derived = bean.content(notice.request(), notice.kind(), notice.generation());
            if (derived.isEmpty()) {
                return Optional.empty();
            }
            content.putAll(derived.get());
        }
        return Optional.of(composer.compose(claimed, content));
    }
}
