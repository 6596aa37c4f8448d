package org.guestflow.harness;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;

/** Guests who have been invited before go from the link in their mail over all pages to the access: link, code by mail, consent, the page behind. */
final class Redemptions {

    private static final Duration UNTIL_MAILED = Duration.ofMinutes(5);
    private static final Duration UNTIL_CODE = Duration.ofSeconds(30);

    private final Installation at;
    private final Calls calls;
    private final int port;
    private final Queue<String> guests = new ConcurrentLinkedQueue<>();

    Redemptions(Installation at, Calls calls) {
        this.at = at;
        this.calls = calls;
        this.port = at.nodes().get(0).port();
    }

    /** Has guests invited, until so many wait with their mail. */
    void invite(int number) throws IOException, InterruptedException {
        for (int guest = guests.size(); guest < number; guest++) {
            String address = "redeems-" + UUID.randomUUID() + "@fabrikam.example";
            calls.invite(guest, address);
            guests.add(address);
        }
        Awaitility.await()
                .atMost(UNTIL_MAILED)
                .until(() -> guests.stream()
                        .allMatch(guest -> at.mail().linkFor(guest).isPresent()));
    }

    void once(int number) throws IOException, InterruptedException {
        redeem(at.http(), port, at.mail(), guests.remove());
    }

    /** Does all that a guest does, from the link that was mailed to what lies behind the consent. */
    static void redeem(HttpClient http, int port, MailSink mail, String guest)
            throws IOException, InterruptedException {
        String link = mail.linkFor(guest).orElseThrow();
        GuestBrowser browser = new GuestBrowser(http);
        browser.submit(port, browser.open(port, link), Map.of());
        Document passcode = browser.open(port, link + "/passcode");
        String step = browser.submit(port, passcode, Map.of("code", code(mail, guest)));
        if (!step.endsWith("/consent")) {
            throw new IllegalStateException("after the code came " + step);
        }
        String behind = browser.submit(port, browser.open(port, link + "/consent"), Map.of());
        if (behind.isEmpty()) {
            throw new IllegalStateException("consent led nowhere");
        }
    }

    private static String code(MailSink mail, String guest) {
        Optional<String> code = Awaitility.await()
                .atMost(UNTIL_CODE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> mail.codesFor(guest).stream().findFirst(), Optional::isPresent);
        return code.orElseThrow();
    }
}
