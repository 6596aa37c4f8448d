package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.Future;
import javax.net.SocketFactory;
import org.guestflow.partner.Deadlines;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.PartnerHosts;
import org.guestflow.partner.PartnerSecrets;
import org.guestflow.partner.PartnerUnreachable;
import org.springframework.stereotype.Component;

/**
 * Opens bounded conversations with LDAP servers: to a checked address, encrypted with a checked certificate, signed in as the service account, without following
 * referrals, over when the deadline comes.
 */
@Component
class LdapSessions {

    private static final int LDAP_PORT = 389;
    private static final int LDAPS_PORT = 636;
    private static final int LARGEST_MESSAGE = 1024 * 1024;

    private final PartnerHosts hosts;
    private final PartnerSecrets secrets;
    private final Deadlines deadlines;
    private final LdapTls tls;

    LdapSessions(PartnerHosts hosts, PartnerSecrets secrets, Deadlines deadlines, LdapTls tls) {
        this.hosts = hosts;
        this.secrets = secrets;
        this.deadlines = deadlines;
        this.tls = tls;
    }

    /** Talks with a server; {@code progress} is told of each step that is done. */
    <T> T talk(LdapConnection settings, Progress progress, Conversation<T> conversation) {
        InetAddress address = hosts.addressOf(settings.url().getHost());
        try (LDAPConnection connection = new LDAPConnection(sockets(settings), options(settings, address))) {
            Future<?> deadline = deadlines.after(connection::close);
            try {
                open(connection, settings, progress);
                progress.done("encrypted", encrypt(connection, settings, address));
                connection.bind(settings.bindDn(), secrets.get(settings.passwordReference()));
                progress.done("authenticated", "as " + settings.bindDn());
                return conversation.with(connection);
            } finally {
                deadline.cancel(false);
            }
        } catch (LDAPException e) {
            throw LdapFailures.unreachable(e);
        }
    }

    private static void open(LDAPConnection connection, LdapConnection settings, Progress progress)
            throws LDAPException {
        URI url = settings.url();
        int usual = isLdaps(settings) ? LDAPS_PORT : LDAP_PORT;
        try {
            connection.connect(url.getHost(), url.getPort() < 0 ? usual : url.getPort());
        } catch (LDAPException e) {
            if (LdapFailures.isOfEncryption(e)) {
                progress.done("reached", url.toString());
            }
            throw e;
        }
        progress.done("reached", url.toString());
    }

    /** Nothing goes over the line unencrypted, unless to a server that an administrator listed. */
    private String encrypt(LDAPConnection connection, LdapConnection settings, InetAddress address)
            throws LDAPException {
        if (isLdaps(settings)) {
            return "by ldaps";
        }
        if (settings.startTls()) {
            startTls(connection, settings);
            return "by StartTLS";
        }
        if (hosts.isListed(settings.url().getHost(), address)) {
            return "not at all: the server is listed in guestflow.partner-hosts";
        }
        throw new PartnerUnreachable(
                "The connection is not encrypted; use ldaps or StartTLS, or list the server in guestflow.partner-hosts.",
                null);
    }

    private void startTls(LDAPConnection connection, LdapConnection settings) throws LDAPException {
        StartTLSExtendedRequest request = new StartTLSExtendedRequest(tls.context(settings));
        if (!connection.processExtendedOperation(request).getResultCode().equals(ResultCode.SUCCESS)) {
            throw new PartnerUnreachable("The server does not do StartTLS.", null);
        }
    }

    private SocketFactory sockets(LdapConnection settings) {
        return isLdaps(settings) ? tls.context(settings).getSocketFactory() : SocketFactory.getDefault();
    }

    private static boolean isLdaps(LdapConnection settings) {
        return "ldaps".equals(settings.url().getScheme());
    }

    private LDAPConnectionOptions options(LdapConnection settings, InetAddress address) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(deadlines.millisecondsToAnswer());
        options.setResponseTimeoutMillis(deadlines.millisecondsToAnswer());
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setMaxMessageSize(LARGEST_MESSAGE);
        options.setSSLSocketVerifier(new NamedCertificate());
        options.setNameResolver(new CheckedAddress(settings.url().getHost(), address));
        return options;
    }

    /** What is asked of an open connection. */
    @FunctionalInterface
    interface Conversation<T> {

        T with(LDAPConnection connection) throws LDAPException;
    }

    /** Is told what has been done. */
    @FunctionalInterface
    interface Progress {

        Progress UNHEARD = (step, detail) -> {};

        void done(String step, String detail);
    }
}
