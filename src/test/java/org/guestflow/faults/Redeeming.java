package org.guestflow.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** A guest who goes from the link in his mail to the access, and begins at the link again where a page does not come. */
final class Redeeming implements Errand {

    private static final Duration A_MOMENT = Duration.ofMillis(300);
    private static final int PATIENCE_WITH_A_BROWSER = 20;

    private final Installation at;
    private final String guest;
    private final Ledger ledger;
    private GuestBrowser browser;
    private int attempts;

    Redeeming(Installation at, String guest, Ledger ledger) {
        this.at = at;
        this.guest = guest;
        this.ledger = ledger;
        this.browser = new GuestBrowser(at.http());
    }

    @Override
    public Optional<Duration> attempt(int port) throws IOException, InterruptedException {
        Optional<String> link = at.mail().linkFor(guest);
        if (link.isEmpty()) {
            return Optional.of(A_MOMENT);
        }
        if (++attempts % PATIENCE_WITH_A_BROWSER == 0) {
            browser = new GuestBrowser(at.http());
        }
        return redeem(port, link.get()) ? done() : Optional.of(A_MOMENT);
    }

    private Optional<Duration> done() {
        ledger.redeemed(guest);
        return Optional.empty();
    }

    private boolean redeem(int port, String link) throws IOException, InterruptedException {
        Document landing = browser.open(port, link);
        if (isRedeemed(landing)) {
            return true;
        }
        String step = browser.submit(port, landing, Map.of());
        if (step.endsWith("/passcode")) {
            step = prove(port, link);
        }
        if (!step.endsWith("/consent")) {
            ledger.tryAgain();
            return false;
        }
        browser.submit(port, browser.open(port, link + "/consent"), Map.of());
        return isRedeemed(browser.open(port, link));
    }

    private String prove(int port, String link) throws IOException, InterruptedException {
        Optional<String> code = at.mail().codeFor(guest);
        return code.isEmpty()
                ? "not yet"
                : browser.submit(port, browser.open(port, link + "/passcode"), Map.of("code", code.get()));
    }

    private static boolean isRedeemed(Document page) {
        return "refusal-already-redeemed".equals(page.select("main").attr("id"));
    }
}
