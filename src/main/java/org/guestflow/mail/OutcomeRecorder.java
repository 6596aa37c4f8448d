package org.guestflow.mail;

import java.time.Duration;
import org.guestflow.mail.smtp.SmtpAnswer;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Records what the mail server said, also where the database is away for a moment: what is not recorded is sent once more. Goes on as long as the attempt's lease may last; a
 * repetition of what was recorded already changes nothing.
 */
@Component
class OutcomeRecorder {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final DeliveryBook book;
    private final Duration patience;

    OutcomeRecorder(DeliveryBook book, MailSettings settings) {
        this.book = book;
        this.patience = settings.lease().minus(settings.deadline());
    }

    NextStep record(QueuedNotice claimed, SmtpAnswer answer) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return book.record(claimed, answer);
            } catch (DataAccessException | TransactionException away) {
                if (System.nanoTime() > end) {
                    throw away;
                }
                pause(away);
            }
        }
    }

    private static void pause(RuntimeException away) {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away;
        }
    }
}
