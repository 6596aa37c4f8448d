package org.guestflow.partner.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.guestflow.outbound.CheckedClient;
import org.guestflow.partner.Deadlines;
import org.guestflow.partner.PartnerHosts;
import org.guestflow.partner.PartnerUnreachable;
import org.guestflow.partner.ProviderRequests;
import org.guestflow.partner.SignInProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/** Guards requests whose addresses a provider's own discovery document names, which may be at several servers. */
@Component
class GuardedRequests implements ProviderRequests {

    private final PartnerHosts hosts;
    private final Deadlines deadlines;
    private final SslBundles bundles;

    GuardedRequests(PartnerHosts hosts, Deadlines deadlines, SslBundles bundles) {
        this.hosts = hosts;
        this.deadlines = deadlines;
        this.bundles = bundles;
    }

    @Override
    public ClientHttpRequestFactory to(SignInProvider provider) {
        return new Guarded(new WithDeadline(
                deadlines,
                CheckedClient.with(
                        new CheckedAddresses(hosts),
                        CheckedClient.tls(bundles, provider.clientSecretReference()),
                        deadlines.millisecondsToAnswer())));
    }

    /** Refuses what is not encrypted before a connection is made. */
    private final class Guarded implements ClientHttpRequestFactory {

        private final ClientHttpRequestFactory requests;

        private Guarded(ClientHttpRequestFactory requests) {
            this.requests = requests;
        }

        @Override
        public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
            boolean encrypted = "https".equals(uri.getScheme());
            if (!encrypted && !hosts.isListed(uri.getHost(), hosts.addressOf(uri.getHost()))) {
                throw new PartnerUnreachable(
                        "The connection is not encrypted; use https, or list the server in guestflow.partner-hosts.",
                        null);
            }
            return requests.createRequest(uri, method);
        }
    }

    /** Cuts off a server of which every single byte arrives in time (threats.md D3). */
    private static final class WithDeadline extends HttpComponentsClientHttpRequestFactory {

        private final Deadlines deadlines;

        private WithDeadline(Deadlines deadlines, HttpClient client) {
            super(client);
            this.deadlines = deadlines;
        }

        @Override
        protected void postProcessHttpRequest(ClassicHttpRequest request) {
            if (request instanceof HttpUriRequestBase cancellable) {
                // To cancel what is over by then does nothing.
                Future<?> unused = deadlines.after(cancellable::cancel);
            }
        }
    }

    /** Judges each address when it is used, so that a name cannot mean another one by then. */
    private record CheckedAddresses(PartnerHosts hosts) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {hosts.addressOf(host)};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
