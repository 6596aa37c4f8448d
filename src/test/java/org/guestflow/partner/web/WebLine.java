package org.guestflow.partner.web;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import org.guestflow.partner.TestConnections;
import org.guestflow.support.TestCertificates;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;

/** Lines to the web services of the tests. */
public final class WebLine {

    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private WebLine() {}

    /** A line to this machine. */
    public static WebConversations patient() {
        return line(ENOUGH, "127.0.0.1/32");
    }

    /** One with little patience. */
    public static WebConversations within(Duration deadline) {
        return line(deadline, "127.0.0.1/32");
    }

    /** One where nobody listed this machine. */
    public static WebConversations unlisted() {
        return line(ENOUGH);
    }

    private static WebConversations line(Duration deadline, String... listed) {
        return new WebConversations(
                TestConnections.hosts(listed), TestConnections.deadlines(deadline), trustingTheTests());
    }

    /** SSL bundles by which the tests' own authority is believed. */
    public static SslBundles trustingTheTests() {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "authority", TestCertificates.authority().certificate());
            SslBundle bundle = SslBundle.of(SslStoreBundle.of(null, null, trusted));
            DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
            List.of(TestConnections.REFERENCE, "127.0.0.1").forEach(name -> bundles.registerBundle(name, bundle));
            return bundles;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
