package org.guestflow.mail;

import java.time.Duration;
import java.util.List;
import org.guestflow.mail.smtp.SmtpAnswer;
import org.springframework.dao.DataAccessException;
import org.springframework.retry.support.RetryTemplate;
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
    private final RetryTemplate patient;

    OutcomeRecorder(DeliveryBook book, MailSettings settings) {
        this.book = book;
        this.patient = RetryTemplate.builder()
                .withTimeout(settings.lease().minus(settings.deadline()))
                .fixedBackoff(BETWEEN_TRIES)
                .retryOn(List.of(DataAccessException.class, TransactionException.class))
                .build();
    }

    NextStep record(QueuedNotice claimed, SmtpAnswer answer) {
        return patient.execute(attempt -> book.record(claimed, answer));
    }
}
