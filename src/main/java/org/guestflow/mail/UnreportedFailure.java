package org.guestflow.mail;

import org.guestflow.shared.RequestId;

/**
 * A mail that did not arrive, of which the listeners have yet to hear.
 *
 * @param request the request that the mail is about
 * @param kind which mail
 * @param state how it ended
 * @param bounced whether a server returned it after it had been taken
 * @param reason what went wrong, without address or link
 */
record UnreportedFailure(RequestId request, NoticeKind kind, DeliveryState state, boolean bounced, String reason) {

    void tell(DeliveryListener listener) {
        if (state == DeliveryState.FAILED) {
            listener.failed(request, kind, reason);
        } else if (bounced) {
            listener.bounced(request, kind, reason);
        } else {
            listener.undeliverable(request, kind, reason);
        }
    }
}
