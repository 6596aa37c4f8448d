package org.guestflow.redemption.web;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationLink;
import org.guestflow.redemption.BrowserKey;
import org.guestflow.redemption.Redemption;
import org.guestflow.redemption.RedemptionState;

/**
 * One request of a browser that has a genuine link.
 *
 * @param token the link's token
 * @param link what it names
 * @param invitation the invitation
 * @param browser the browser's key; empty for one that comes for the first time
 * @param redemption the newest redemption that the browser began with the link
 * @param languages finds out the language of the answer, which not every answer has
 */
record Visit(
        String token,
        InvitationLink link,
        Invitation invitation,
        Optional<BrowserKey> browser,
        Optional<Redemption> redemption,
        Supplier<Locale> languages) {

    /** The language of the answer. */
    Locale language() {
        return languages.get();
    }

    /** Where this invitation's pages stand. One invitation's cookies are not sent to another's. */
    String path() {
        return path(token);
    }

    static String path(String token) {
        return "/redeem/" + token;
    }

    boolean isIn(RedemptionState state) {
        return redemption.filter(found -> found.state() == state).isPresent();
    }

    boolean isProven() {
        return redemption.filter(Redemption::proven).isPresent();
    }
}
