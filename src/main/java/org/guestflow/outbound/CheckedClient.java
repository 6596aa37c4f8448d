package org.guestflow.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/** HTTP clients that connect to addresses that were checked, and to no other. */
public final class CheckedClient {

    private CheckedClient() {}

    /**
     * Makes a client for one server.
     *
     * @param host its name, and the only one that the client resolves
     * @param address the address that was checked
     * @param tls whose certificates are believed
     * @param millisecondsToAnswer how long the server may take to be connected, and for each answer
     * @return the client; to be closed
     */
    public static CloseableHttpClient to(String host, InetAddress address, SSLContext tls, int millisecondsToAnswer) {
        return with(new OneServer(host, address), tls, millisecondsToAnswer);
    }

    /**
     * Makes a client for several servers.
     *
     * @param addresses gives addresses that were checked
     * @param tls whose certificates are believed
     * @param millisecondsToAnswer how long a server may take to be connected, and for each answer
     * @return the client; to be closed
     */
    public static CloseableHttpClient with(DnsResolver addresses, SSLContext tls, int millisecondsToAnswer) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(millisecondsToAnswer, TimeUnit.MILLISECONDS)
                                .setSocketTimeout(millisecondsToAnswer, TimeUnit.MILLISECONDS)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(millisecondsToAnswer, TimeUnit.MILLISECONDS)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /**
     * Finds out whose certificates are believed.
     *
     * @param bundles the SSL bundles that an administrator has set
     * @param bundle the name of one
     * @return that bundle's authorities; those of Java's own list where there is no such bundle
     */
    public static SSLContext tls(SslBundles bundles, String bundle) {
        try {
            return bundles.getBundle(bundle).createSslContext();
        } catch (NoSuchSslBundleException javasOwnList) {
            return ofJava();
        }
    }

    private static SSLContext ofJava() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /** Gives the address that was checked, whatever the name means by now. */
    private record OneServer(String host, InetAddress address) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String name) throws UnknownHostException {
            if (!host.equals(name)) {
                throw new UnknownHostException("not the server that was checked");
            }
            return new InetAddress[] {address};
        }

        @Override
        public String resolveCanonicalHostname(String name) {
            return name;
        }
    }
}
