package org.guestflow.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.guestflow.partner.web.TestWebServer;
import org.guestflow.partner.web.WebLine;
import org.guestflow.support.MuteServer;
import org.guestflow.support.TestCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Posts to servers that somebody else named (threats.md D2, D3). */
class GuardedPostsTest {

    private static final String SETTING = "some.setting";

    private final GuardedPosts posts = posts(Duration.ofSeconds(20), "127.0.0.1");

    @AfterEach
    void close() {
        posts.close();
    }

    @Test
    void anEncryptedServerWithACertificateThatIsTrustedTakesIt() {
        try (TestWebServer server = TestWebServer.start(TestCertificates.good(), exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(exchange.getRequestBody().readAllBytes());
            exchange.close();
        })) {
            assertThat(post(posts, server.url())).isEqualTo(new Reply(200, "text/plain", "hi"));
        }
    }

    @Test
    void oneWithAnotherCertificateIsToldNothing() {
        for (HeldCertificate certificate :
                List.of(TestCertificates.untrusted(), TestCertificates.expired(), TestCertificates.ofAnotherName())) {
            try (TestWebServer server = TestWebServer.start(certificate, exchange -> exchange.close())) {
                assertThatThrownBy(() -> post(posts, server.url()))
                        .isInstanceOf(Unreachable.class)
                        .hasMessageContaining("certificate");
            }
        }
    }

    @Test
    void ofALongAnswerOnlyTheBeginningIsRead() {
        try (TestWebServer server = TestWebServer.start(TestCertificates.good(), exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[1 << 20];
            for (int time = 0; time < 1000; time++) {
                exchange.getResponseBody().write(much);
            }
        })) {
            Reply reply = post(posts, server.url());

            assertThat(reply.isSuccess()).isTrue();
            assertThat(reply.body()).hasSize(4096);
        }
    }

    @Test
    void whoeverDripsIsLeftAtTheDeadline() {
        try (MuteServer dripping = MuteServer.dripping("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                GuardedPosts impatient = posts(Duration.ofMillis(500), "127.0.0.1")) {
            assertThatThrownBy(() -> post(impatient, URI.create("http://127.0.0.1:" + dripping.port())))
                    .isInstanceOf(Unreachable.class)
                    .hasMessage("The server does not answer in time.");
        }
    }

    @Test
    void whoIsNotListedIsNotCalledAndTheRemedyNamesTheSetting() {
        try (MuteServer silent = MuteServer.silent();
                GuardedPosts unlisted = posts(Duration.ofSeconds(20))) {
            assertThatThrownBy(() -> post(unlisted, URI.create("https://127.0.0.1:" + silent.port())))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining(SETTING);
            assertThatThrownBy(() -> post(unlisted, URI.create("http://198.51.100.7/")))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("not encrypted");
            assertThat(silent.visitors()).isZero();
        }
    }

    private static GuardedPosts posts(Duration deadline, String... listed) {
        return new GuardedPosts(
                new AllowedHosts(SETTING, List.of(listed)), SETTING, WebLine.trustingTheTests(), deadline);
    }

    private static Reply post(GuardedPosts posts, URI url) {
        return posts.post(url, Map.of(), "text/plain", "hi");
    }
}
