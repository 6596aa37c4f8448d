package org.guestflow.support;

import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An authority that only the tests trust, and the certificates of servers on this machine that it has signed. */
public final class TestCertificates {

    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Test authority")
            .build();

    private TestCertificates() {}

    /** The authority. */
    public static HeldCertificate authority() {
        return AUTHORITY;
    }

    /** A good certificate for {@code localhost} and {@code 127.0.0.1}. */
    public static HeldCertificate good() {
        return builder("localhost").addSubjectAlternativeName("127.0.0.1").build();
    }

    /** The same with an RSA key: GnuTLS does not read the elliptic ones as the JDK writes them, but it takes a second to make. */
    public static HeldCertificate goodWithRsa() {
        return builder("localhost")
                .rsa2048()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
    }

    /** One that has expired yesterday. */
    public static HeldCertificate expired() {
        Instant yesterday = Instant.ofEpochMilli(System.currentTimeMillis()).minus(Duration.ofDays(1));
        return builder("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .validityInterval(yesterday.minus(Duration.ofDays(9)).toEpochMilli(), yesterday.toEpochMilli())
                .build();
    }

    /** A good one for another server. */
    public static HeldCertificate ofAnotherName() {
        return builder("ldap.fabrikam.example").build();
    }

    /** One that the authority has not signed. */
    public static HeldCertificate untrusted() {
        return new HeldCertificate.Builder()
                .commonName("localhost")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .build();
    }

    /** What a server with a certificate listens with. */
    public static SSLServerSocketFactory server(HeldCertificate certificate) {
        return context(certificate).getServerSocketFactory();
    }

    /** A server's TLS with a certificate. */
    public static SSLContext context(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext();
    }

    private static HeldCertificate.Builder builder(String name) {
        return new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .commonName(name)
                .addSubjectAlternativeName(name);
    }
}
