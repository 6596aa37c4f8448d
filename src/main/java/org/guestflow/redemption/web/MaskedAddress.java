package org.guestflow.redemption.web;

import org.guestflow.shared.EmailAddress;

/** An address as somebody is shown it who has not proven that it is his: whoever has it knows it again, whoever only has the link does not learn it. */
final class MaskedAddress {

    private static final String HIDDEN = "•••";

    private MaskedAddress() {}

    static String of(EmailAddress address) {
        String domain = address.domain().ascii();
        return first(address.localPart()) + HIDDEN + "@" + first(domain) + HIDDEN
                + domain.substring(domain.lastIndexOf('.'));
    }

    private static String first(String text) {
        return text.substring(0, 1);
    }
}
