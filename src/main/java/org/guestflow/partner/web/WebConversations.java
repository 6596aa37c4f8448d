package org.guestflow.partner.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.guestflow.outbound.CheckedClient;
import org.guestflow.partner.Deadlines;
import org.guestflow.partner.PartnerHosts;
import org.guestflow.partner.PartnerUnreachable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Opens bounded conversations with partners' web services: with the address that was checked and no other, encrypted with a checked certificate, without following
 * redirects, over when the deadline comes.
 */
@Component
public class WebConversations {

    private final PartnerHosts hosts;
    private final Deadlines deadlines;
    private final SslBundles bundles;

    /** Takes the guards of every connection. */
    public WebConversations(PartnerHosts hosts, Deadlines deadlines, SslBundles bundles) {
        this.hosts = hosts;
        this.deadlines = deadlines;
        this.bundles = bundles;
    }

    /**
     * Talks with a server.
     *
     * @param base where it is
     * @param bundle name of the SSL bundle whose certificates are believed; where there is none, those of Java's own list are
     * @param token the bearer token; sent to this server only
     * @param conversation what is asked
     * @param <T> what comes out of it
     * @return what came out of it
     * @throws PartnerUnreachable where the server could not be talked with
     */
    public <T> T talk(URI base, String bundle, String token, Function<WebServer, T> conversation) {
        InetAddress address = hosts.addressOf(base.getHost());
        if (!"https".equals(base.getScheme()) && !hosts.isListed(base.getHost(), address)) {
            throw new PartnerUnreachable(
                    "The connection is not encrypted; use https, or list the server in guestflow.partner-hosts.", null);
        }
        try (CloseableHttpClient client = CheckedClient.to(
                base.getHost(), address, CheckedClient.tls(bundles, bundle), deadlines.millisecondsToAnswer())) {
            AtomicBoolean late = new AtomicBoolean();
            Runnable hangUp = () -> client.close(CloseMode.IMMEDIATE);
            Future<?> deadline = deadlines.after(() -> {
                late.set(true);
                hangUp.run();
            });
            try {
                RestClient rest = RestClient.builder()
                        .requestFactory(new HttpComponentsClientHttpRequestFactory(client))
                        .build();
                return conversation.apply(new WebServer(rest, token, hangUp));
            } catch (RestClientException | IllegalStateException e) {
                throw late.get()
                        ? new PartnerUnreachable("The conversation took too long.", e)
                        : WebFailures.unreachable(e);
            } finally {
                deadline.cancel(false);
            }
        } catch (IOException e) {
            throw WebFailures.unreachable(e);
        }
    }
}
