package org.guestflow.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.OneTimeCode;
import org.springframework.stereotype.Component;

/** Codes for whoever wants invitations again: a link may have been passed on with its mail, so the code goes to the recipient's own mailbox. It is derived anew whenever it is needed. */
@Component
class BlockCodes {

    private static final String PURPOSE = "block-code";
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int MOST_AN_HOUR = 5;
    private static final int MOST_TRIES = 5;

    private final JdbcBlockCodes codes;
    private final Outbox outbox;
    private final KeyRing keys;
    private final Clock clock;

    BlockCodes(JdbcBlockCodes codes, Outbox outbox, KeyRing keys, Clock clock) {
        this.codes = codes;
        this.outbox = outbox;
        this.keys = keys;
        this.clock = clock;
    }

    /** Mails a new code, which ends the one before; none where five went out within the hour. */
    void send(QueuedNotice blocked) {
        Instant now = clock.instant();
        if (codes.issuedSince(blocked.id(), now.minus(Duration.ofHours(1))) >= MOST_AN_HOUR) {
            return;
        }
        BlockCode code = codes.insert(blocked.id(), now, now.plus(LIFETIME));
        outbox.queue(new Notice(
                blocked.notice().request(),
                NoticeKind.BLOCK_PASSCODE,
                code.id(),
                blocked.recipient(),
                List.of(),
                blocked.notice().language(),
                Map.of(NoticeContent.CODE_MINUTES, String.valueOf(LIFETIME.toMinutes()))));
    }

    /** Whether this is the newest code; each question counts as one of five tries. A code that was shown holds no more. */
    boolean isShown(UUID notice, String typed) {
        boolean shown = codes.tryNewest(notice, clock.instant(), MOST_TRIES)
                .filter(code -> derived(code).isTyped(typed))
                .isPresent();
        if (shown) {
            codes.delete(notice);
        }
        return shown;
    }

    /** The digits for the mail; empty where the code holds no more. */
    Optional<String> digits(long id) {
        return codes.find(id)
                .filter(code -> clock.instant().isBefore(code.expiresAt()))
                .map(code -> derived(code).digits());
    }

    private OneTimeCode derived(BlockCode code) {
        return OneTimeCode.derive(keys, PURPOSE, code.id(), code.seed());
    }
}
