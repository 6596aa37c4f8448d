package org.guestflow.partner.ldap;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.guestflow.partner.LdapConnection;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Whose certificates are believed: those of the SSL bundle ({@code spring.ssl.bundle}) that has the name of the connection's secret, else those of Java's own list. */
@Component
class LdapTls {

    private final SslBundles bundles;

    LdapTls(SslBundles bundles) {
        this.bundles = bundles;
    }

    SSLContext context(LdapConnection settings) {
        try {
            return bundles.getBundle(settings.passwordReference()).createSslContext();
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
}
