package org.guestflow.partner.ldap;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.PartnerHosts;
import org.guestflow.partner.TestConnections;
import org.guestflow.support.TestCertificates;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;

/** Connects to LDAP servers of the tests, all of which have the same entries. */
final class LdapLine {

    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private LdapLine() {}

    /** Connects to a server on this machine. */
    static PartnerDirectory to(String scheme, int port, boolean startTls) {
        return to(scheme, port, startTls, ENOUGH, TestConnections.hosts("127.0.0.1/32"));
    }

    /** Connects with little patience. */
    static PartnerDirectory within(Duration deadline, String scheme, int port) {
        return to(scheme, port, false, deadline, TestConnections.hosts("127.0.0.1/32"));
    }

    /** Connects where nobody listed this machine. */
    static PartnerDirectory unlisted(int port) {
        return to("ldaps", port, false, ENOUGH, TestConnections.hosts());
    }

    private static PartnerDirectory to(
            String scheme, int port, boolean startTls, Duration deadline, PartnerHosts hosts) {
        LdapConnection settings = new LdapConnection(
                URI.create(scheme + "://localhost:" + port),
                startTls,
                LdapStaff.BASE,
                LdapStaff.SERVICE,
                TestConnections.REFERENCE,
                LdapStaff.READERS);
        return new LdapKind(new LdapSessions(
                        hosts,
                        TestConnections.secrets(),
                        TestConnections.deadlines(deadline),
                        new LdapTls(trustingTheTests())))
                .directory(settings);
    }

    private static SslBundles trustingTheTests() {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "authority", TestCertificates.authority().certificate());
            return new DefaultSslBundleRegistry(
                    TestConnections.REFERENCE, SslBundle.of(SslStoreBundle.of(null, null, trusted)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
