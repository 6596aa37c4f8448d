package org.guestflow.mail;

import org.guestflow.shared.RequestId;

/**
 * Hears what finally became of mail that did not arrive. Called in a transaction of its own right after the one that records it; where the listener throws, it is
 * called again later, until it has heard.
 */
public interface DeliveryListener {

    /**
     * The attempts are spent: an administrator must look.
     *
     * @param request the request that the mail was about
     * @param kind which mail
     * @param reason what went wrong, without address or link
     */
    void failed(RequestId request, NoticeKind kind, String reason);

    /**
     * The recipient's server refuses the mail for good.
     *
     * @param request the request that the mail was about
     * @param kind which mail
     * @param reason what the server answered, without address or link
     */
    void undeliverable(RequestId request, NoticeKind kind, String reason);

    /**
     * A mail that had been taken was returned. Whoever has the mail can have made the report, so that nothing should end by it.
     *
     * @param request the request that the mail was about
     * @param kind which mail
     * @param reason what the report says, without address or link
     */
    void bounced(RequestId request, NoticeKind kind, String reason);
}
