package org.guestflow.mail;

import java.util.List;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Service;

/** Mail that has been decided on: written in the deciding transaction, sent after it, each notice once. */
@Service
public class Outbox {

    /**
     * Queues a notice in the current transaction; sending begins right after its commit. A notice that is there already is left as it is; one whose recipient
     * has blocked this organisation's invitations becomes {@link DeliveryState#SUPPRESSED} at once.
     *
     * @param notice the mail
     */
    public void queue(Notice notice) {
        throw new UnsupportedOperationException();
    }

    /**
     * Queues again, for a new round of attempts, every notice of a request that has finally failed.
     *
     * @param request the request
     */
    public void queueFailedAgain(RequestId request) {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells what became of a request's mail.
     *
     * @param request the request
     * @return a row per notice, oldest first
     */
    public List<Delivery> deliveries(RequestId request) {
        throw new UnsupportedOperationException();
    }
}
