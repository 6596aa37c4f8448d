package org.guestflow.mail;

import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestflow.mail.smtp.MailServer;
import org.guestflow.mail.smtp.SmtpAnswer;
import org.guestflow.mail.smtp.SmtpAnswer.Verdict;
import org.guestflow.tracing.Traces;
import org.guestflow.tracing.Work;
import org.guestflow.tracing.WorkSpan;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server, each as a part of the trace of what has queued it. */
@Component
class TracedSending {

    private static final String NOTICE = Work.PREFIX + "notice";

    private final MailServer mailServer;
    private final Traces traces;

    TracedSending(MailServer mailServer, Traces traces) {
        this.mailServer = mailServer;
        this.traces = traces;
    }

    /** Gives what the mail server answers; it never throws for what that does. */
    SmtpAnswer send(QueuedNotice claimed, MimeMessage message) {
        if (!traces.areMade()) {
            return mailServer.send(message, claimed.recipient());
        }
        try (WorkSpan span = traces.begin(work(claimed))) {
            SmtpAnswer answer = mailServer.send(message, claimed.recipient());
            tell(span, answer.verdict());
            return answer;
        }
    }

    private static Work work(QueuedNotice claimed) {
        Notice notice = claimed.notice();
        return new Work(
                "mail " + notice.kind().stored(),
                Optional.of(claimed.id()),
                true,
                Map.of(
                        Work.REQUEST,
                        notice.request().toString(),
                        NOTICE,
                        claimed.id().toString(),
                        NOTICE + ".kind",
                        notice.kind().stored(),
                        NOTICE + ".attempt",
                        String.valueOf(claimed.attempt())));
    }

    /** The verdict, and not the server's words: these may quote an address. */
    private static void tell(WorkSpan span, Verdict verdict) {
        String outcome = verdict.name().toLowerCase(Locale.ROOT);
        span.tell(NOTICE + ".outcome", outcome);
        if (verdict != Verdict.ACCEPTED) {
            span.fail(outcome);
        }
    }
}
