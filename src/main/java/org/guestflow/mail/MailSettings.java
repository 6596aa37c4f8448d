package org.guestflow.mail;

import jakarta.validation.constraints.NotEmpty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail is sent; the mail server itself is {@code spring.mail.*}.
 *
 * @param from the system's own address; {@code guestflow@} and the base URL's host where it is not set
 * @param templates a folder whose templates and messages win over the shipped ones of the same file name; null where there is none
 * @param retryAfter how long to wait after the first, second … attempt that came to nothing; after one more the notice has failed
 * @param connectTimeout how long opening a connection to the mail server may take
 * @param answerTimeout how long the mail server may take for one answer
 * @param deadline how long one attempt may take in all, however slowly the server drips
 * @param lease how long the sending node is alone with a notice; more than twice the deadline, so that a copy is never begun while another may be under way
 * @param idle how long an unused connection to the mail server is kept open
 */
@Validated
@ConfigurationProperties("guestflow.mail")
record MailSettings(
        Optional<String> from,
        Path templates,
        @DefaultValue({"10s", "1m", "5m", "15m"}) @NotEmpty List<Duration> retryAfter,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("75s") Duration answerTimeout,
        @DefaultValue("90s") Duration deadline,
        @DefaultValue("200s") Duration lease,
        @DefaultValue("30s") Duration idle) {

    /** Refuses a lease under which two nodes could be sending the same notice. */
    MailSettings {
        if (lease.compareTo(deadline.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException("guestflow.mail.lease is more than twice guestflow.mail.deadline");
        }
        // What is not set is bound as null.
        from = Objects.requireNonNullElse(from, Optional.empty());
        retryAfter = List.copyOf(retryAfter);
    }

    Optional<Path> templateFolder() {
        return Optional.ofNullable(templates);
    }

    int attempts() {
        return retryAfter.size() + 1;
    }
}
