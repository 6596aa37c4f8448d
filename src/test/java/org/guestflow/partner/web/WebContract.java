package org.guestflow.partner.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.guestflow.partner.Misbehaviour;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.PartnerDirectoryContract;
import org.guestflow.support.ClosedPort;
import org.guestflow.support.MuteServer;
import org.guestflow.support.TestCertificates;
import org.junit.jupiter.api.AfterEach;

/** What the contract says of misbehaving servers, for those that are web services. */
public abstract class WebContract extends PartnerDirectoryContract {

    private Runnable cleaning = () -> {};
    private MuteServer elsewhere;

    /** Connects to a server. */
    protected abstract PartnerDirectory directory(URI url, WebConversations conversations);

    /** Answers the same page, or a further one that is empty. */
    protected abstract void lie(HttpExchange exchange, Misbehaviour how) throws IOException;

    /** Whether the server's pages can lie. */
    protected abstract boolean hasPages();

    /** Whether there is an account of the host's whose token can be wrong. */
    protected abstract boolean hasServiceAccount();

    @Override
    protected Optional<PartnerDirectory> misbehaving(Misbehaviour how) {
        return switch (how) {
            case SILENT -> Optional.of(mute(MuteServer.silent()));
            case DRIPPING ->
                Optional.of(mute(MuteServer.dripping(
                        "HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n[".getBytes(StandardCharsets.UTF_8))));
            case DOWN -> Optional.of(down());
            case EXPIRED_CERTIFICATE -> Optional.of(with(TestCertificates.expired(), how));
            case OTHER_NAME -> Optional.of(with(TestCertificates.ofAnotherName(), how));
            case UNTRUSTED_CERTIFICATE -> Optional.of(with(TestCertificates.untrusted(), how));
            case UNLISTED -> Optional.of(directory(URI.create("https://127.0.0.1"), WebLine.unlisted()));
            case HUGE, ELSEWHERE -> Optional.of(with(TestCertificates.good(), how));
            case REPEATING, ENDLESS -> hasPages() ? Optional.of(with(TestCertificates.good(), how)) : Optional.empty();
            case OTHER_PASSWORD ->
                hasServiceAccount() ? Optional.of(with(TestCertificates.good(), how)) : Optional.empty();
        };
    }

    private PartnerDirectory mute(MuteServer mute) {
        cleaning = mute::close;
        return directory(URI.create("http://127.0.0.1:" + mute.port()), WebLine.within(MOMENT));
    }

    private PartnerDirectory down() {
        ClosedPort port = new ClosedPort();
        cleaning = port::close;
        return directory(URI.create("http://127.0.0.1:" + port.number()), WebLine.patient());
    }

    private PartnerDirectory with(HeldCertificate certificate, Misbehaviour how) {
        elsewhere = MuteServer.silent();
        TestWebServer server = TestWebServer.start(certificate, exchange -> {
            switch (how) {
                case HUGE -> TestWebServer.huge(exchange);
                case ELSEWHERE -> TestWebServer.redirect(exchange, "http://127.0.0.1:" + elsewhere.port() + "/Users");
                case OTHER_PASSWORD -> TestWebServer.json(exchange, 401, "");
                default -> lie(exchange, how);
            }
        });
        cleaning = () -> {
            server.close();
            elsewhere.close();
        };
        return directory(server.url(), how == Misbehaviour.ENDLESS ? WebLine.within(WHILE) : WebLine.patient());
    }

    @AfterEach
    void clean() {
        if (elsewhere != null) {
            assertThat(elsewhere.visitors()).as("nobody went elsewhere").isZero();
        }
        cleaning.run();
    }
}
