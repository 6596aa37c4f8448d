package org.guestflow.partner.web;

import org.guestflow.outbound.FailureWords;
import org.guestflow.partner.PartnerUnreachable;

/** Turns what a connection met into a partner who cannot be reached. */
final class WebFailures {

    private WebFailures() {}

    static PartnerUnreachable unreachable(Throwable failure) {
        return new PartnerUnreachable(FailureWords.of(failure), failure);
    }
}
