package org.guestflow.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;

/**
 * A guest who goes from the link in his mail to the access, and begins at the link again where a page does not come. Where he gets no further after many tries he takes another browser: what he has
 * done is kept with the one that he began in.
 */
final class Redeeming implements Errand {

    private static final Duration A_MOMENT = Duration.ofMillis(300);
    private static final long WAITS_FOR_CODE = Duration.ofSeconds(60).toNanos();
    private static final int TRIES_OF_A_BROWSER = 12;

    private final Installation at;
    private final String guest;
    private final Ledger ledger;
    private GuestBrowser browser;
    private int oldCodes;
    private int tries;
    private long waitingSince;

    Redeeming(Installation at, String guest, Ledger ledger) {
        this.at = at;
        this.guest = guest;
        this.ledger = ledger;
        this.browser = new GuestBrowser(at.http());
    }

    @Override
    public Optional<Duration> attempt(int port) throws IOException, InterruptedException {
        Optional<String> link = at.mail().linkFor(guest);
        if (link.isEmpty() || isWaitingForCode()) {
            return Optional.of(A_MOMENT);
        }
        if (!redeem(port, link.get())) {
            return Optional.of(A_MOMENT);
        }
        ledger.redeemed(guest);
        return Optional.empty();
    }

    private boolean isWaitingForCode() {
        return waitingSince != 0 && code().isEmpty() && System.nanoTime() - waitingSince < WAITS_FOR_CODE;
    }

    private Optional<String> code() {
        List<String> codes = at.mail().codesFor(guest);
        return codes.size() > oldCodes ? Optional.of(codes.get(codes.size() - 1)) : Optional.empty();
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
        if (step.endsWith("/consent")) {
            browser.submit(port, browser.open(port, link + "/consent"), Map.of());
            return isRedeemed(browser.open(port, link));
        }
        if (waitingSince == 0) {
            ledger.tryAgain();
            takeAnotherBrowserAfterManyTries();
        }
        return false;
    }

    private String prove(int port, String link) throws IOException, InterruptedException {
        Optional<String> code = code();
        if (code.isEmpty()) {
            if (waitingSince != 0) {
                browser.submit(port, browser.open(port, link + "/passcode"), "send-again", Map.of());
            }
            waitingSince = System.nanoTime();
            return "";
        }
        waitingSince = 0;
        return browser.submit(port, browser.open(port, link + "/passcode"), Map.of("code", code.get()));
    }

    private void takeAnotherBrowserAfterManyTries() {
        if (++tries % TRIES_OF_A_BROWSER == 0) {
            browser = new GuestBrowser(at.http());
            oldCodes = at.mail().codesFor(guest).size();
        }
    }

    private static boolean isRedeemed(Document page) {
        return "refusal-already-redeemed".equals(page.select("main").attr("id"));
    }
}
