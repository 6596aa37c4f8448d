package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.NameResolver;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.guestflow.partner.Deadlines;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.PartnerHosts;
import org.guestflow.partner.PartnerSecrets;
import org.guestflow.partner.PartnerUnreachable;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * Opens bounded conversations with LDAP servers: to a checked address, encrypted with a checked certificate, signed in as the service account, without following
 * referrals, over when the deadline comes. Certificates are checked against the SSL bundle of the secret's name where there is one, else against Java's own list.
 */
@Component
class LdapSessions {

    private static final int LDAP_PORT = 389;
    private static final int LDAPS_PORT = 636;
    private static final int MILLISECONDS_TO_ANSWER = 10_000;
    private static final int LARGEST_MESSAGE = 4 * 1024 * 1024;

    private final PartnerHosts hosts;
    private final PartnerSecrets secrets;
    private final Deadlines deadlines;
    private final SslBundles bundles;

    LdapSessions(PartnerHosts hosts, PartnerSecrets secrets, Deadlines deadlines, SslBundles bundles) {
        this.hosts = hosts;
        this.secrets = secrets;
        this.deadlines = deadlines;
        this.bundles = bundles;
    }

    /** Talks with a server; {@code progress} is told the name of each step that is done. */
    <T> T talk(LdapConnection settings, Consumer<String> progress, Conversation<T> conversation) {
        InetAddress address = hosts.addressOf(settings.url().getHost());
        requireEncryption(settings, address);
        try (LDAPConnection connection = new LDAPConnection(sockets(settings), options(settings, address))) {
            Future<?> deadline = deadlines.after(connection::close);
            try {
                open(connection, settings);
                progress.accept("reached");
                encrypt(connection, settings);
                progress.accept("encrypted");
                connection.bind(settings.bindDn(), secrets.get(settings.passwordReference()));
                progress.accept("authenticated");
                return conversation.with(connection);
            } finally {
                deadline.cancel(false);
            }
        } catch (LDAPException e) {
            throw unreachable(e);
        }
    }

    private void requireEncryption(LdapConnection settings, InetAddress address) {
        if (!isLdaps(settings) && !settings.startTls() && !hosts.isListed(address)) {
            throw new PartnerUnreachable(
                    "The connection is not encrypted; use ldaps or StartTLS, or list the server in guestflow.partner-hosts.",
                    null);
        }
    }

    private static void open(LDAPConnection connection, LdapConnection settings) throws LDAPException {
        URI url = settings.url();
        int usual = isLdaps(settings) ? LDAPS_PORT : LDAP_PORT;
        connection.connect(url.getHost(), url.getPort() < 0 ? usual : url.getPort());
    }

    private void encrypt(LDAPConnection connection, LdapConnection settings) throws LDAPException {
        if (settings.startTls()
                && connection
                                .processExtendedOperation(new StartTLSExtendedRequest(tls(settings)))
                                .getResultCode()
                                .intValue()
                        != ResultCode.SUCCESS_INT_VALUE) {
            throw new PartnerUnreachable("The server does not do StartTLS.", null);
        }
    }

    private SocketFactory sockets(LdapConnection settings) {
        return isLdaps(settings) ? tls(settings).getSocketFactory() : SocketFactory.getDefault();
    }

    private SSLContext tls(LdapConnection settings) {
        try {
            return bundles.getBundle(settings.passwordReference()).createSslContext();
        } catch (NoSuchSslBundleException javasOwnList) {
            return defaultTls();
        }
    }

    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static boolean isLdaps(LdapConnection settings) {
        return "ldaps".equals(settings.url().getScheme());
    }

    private LDAPConnectionOptions options(LdapConnection settings, InetAddress address) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(MILLISECONDS_TO_ANSWER);
        options.setResponseTimeoutMillis(MILLISECONDS_TO_ANSWER);
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setMaxMessageSize(LARGEST_MESSAGE);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        options.setNameResolver(new CheckedAddress(settings.url().getHost(), address));
        return options;
    }

    private static PartnerUnreachable unreachable(LDAPException e) {
        return new PartnerUnreachable(
                "The LDAP server or the way to it answered: "
                        + e.getResultCode().getName() + ".",
                e);
    }

    /** What is asked of an open connection. */
    @FunctionalInterface
    interface Conversation<T> {

        T with(LDAPConnection connection) throws LDAPException;
    }

    /** Gives the address that was checked, whatever the name means by now. */
    private static final class CheckedAddress extends NameResolver {

        private final String host;
        private final InetAddress address;

        CheckedAddress(String host, InetAddress address) {
            super();
            this.host = host;
            this.address = address;
        }

        @Override
        public InetAddress getByName(String name) throws java.net.UnknownHostException {
            if (!host.equals(name)) {
                throw new java.net.UnknownHostException("not the server that was checked");
            }
            return address;
        }

        @Override
        public InetAddress[] getAllByName(String name) throws java.net.UnknownHostException {
            return new InetAddress[] {getByName(name)};
        }

        @Override
        public void toString(StringBuilder buffer) {
            buffer.append("CheckedAddress()");
        }
    }
}
