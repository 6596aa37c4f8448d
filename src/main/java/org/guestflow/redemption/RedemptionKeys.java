package org.guestflow.redemption;

import java.nio.charset.StandardCharsets;
import org.guestflow.shared.KeyRing;
import org.springframework.stereotype.Component;

/** What is stored of a browser's key and of a source's address: keyed hashes, worth nothing without the installation's secret key. */
@Component
class RedemptionKeys {

    private final KeyRing keys;

    RedemptionKeys(KeyRing keys) {
        this.keys = keys;
    }

    byte[] hash(BrowserKey browser) {
        return keys.sign("redemption-browser", browser.bytes());
    }

    byte[] hash(String source) {
        return keys.sign("redemption-source", source.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key that the browser gets for the right code, so that one planted before the proof is worth nothing after it (session fixation). The same browser that sends the same
     * code twice, by a double click, gets the same key twice.
     */
    BrowserKey proven(Redemption redemption, BrowserKey browser) {
        String message = redemption.id() + " " + browser.value();
        return BrowserKey.of(keys.sign("redemption-proven", message.getBytes(StandardCharsets.UTF_8)));
    }
}
