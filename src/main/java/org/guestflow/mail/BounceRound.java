package org.guestflow.mail;

import jakarta.mail.MessagingException;
import org.guestflow.mail.bounce.BounceMailbox;
import org.guestflow.mail.bounce.ReturnedMail;
import org.guestflow.mail.bounce.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the mailbox once. What cannot be read now is there the next time. */
final class BounceRound {

    private static final Logger LOG = LoggerFactory.getLogger(BounceRound.class);

    private final BounceMailbox mailbox;
    private final BounceRecorder recorder;

    BounceRound(BounceMailbox mailbox, BounceRecorder recorder) {
        this.mailbox = mailbox;
        this.recorder = recorder;
    }

    void read() {
        try {
            mailbox.read(this::record);
        } catch (MessagingException e) {
            LOG.warn("Returned mail at {} cannot be read, it is tried again: {}", mailbox, e.getMessage());
        }
    }

    /** One that cannot be recorded keeps no other from being read. */
    private Verdict record(ReturnedMail returned) {
        try {
            return recorder.record(returned);
        } catch (RuntimeException e) {
            LOG.warn(
                    "A report of a failed delivery cannot be recorded, it is tried again: {}",
                    e.getClass().getName());
            return Verdict.LATER;
        }
    }
}
