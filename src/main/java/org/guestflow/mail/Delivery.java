package org.guestflow.mail;

import java.time.Instant;
import java.util.Optional;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;

/**
 * What became of one notice.
 *
 * @param request the request that the mail is about
 * @param kind which mail
 * @param generation the how-manieth of its kind
 * @param recipient to whom
 * @param state what became of it
 * @param since since when
 * @param attempts how often sending was begun
 * @param serverAnswer what the mail server answered last; empty before it did
 */
public record Delivery(
        RequestId request,
        NoticeKind kind,
        long generation,
        EmailAddress recipient,
        DeliveryState state,
        Instant since,
        int attempts,
        Optional<String> serverAnswer) {}
