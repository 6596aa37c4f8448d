package org.guestflow.partner.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import java.net.InetAddress;
import okhttp3.tls.HeldCertificate;
import org.guestflow.support.TestCertificates;

/** An LDAP server inside the test run, with and without TLS, as long as the run lasts. */
final class InMemoryLdap {

    private final InMemoryDirectoryServer server;

    private InMemoryLdap(InMemoryDirectoryServer server) {
        this.server = server;
    }

    static InMemoryLdap withStaff(HeldCertificate certificate, InMemoryOperationInterceptor... interceptors) {
        try {
            InMemoryDirectoryServerConfig configuration = new InMemoryDirectoryServerConfig(LdapStaff.BASE);
            configuration.setSchema(null);
            configuration.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig(
                            "ldap",
                            InetAddress.getLoopbackAddress(),
                            0,
                            TestCertificates.context(certificate).getSocketFactory()),
                    InMemoryListenerConfig.createLDAPSConfig(
                            "ldaps", InetAddress.getLoopbackAddress(), 0, TestCertificates.server(certificate), null));
            for (InMemoryOperationInterceptor interceptor : interceptors) {
                configuration.addInMemoryOperationInterceptor(interceptor);
            }
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(configuration);
            server.addEntries(LdapStaff.entries("nsAccountLock", "TRUE"));
            server.startListening();
            return new InMemoryLdap(server);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    int plainPort() {
        return server.getListenPort("ldap");
    }

    int tlsPort() {
        return server.getListenPort("ldaps");
    }

    void stop() {
        server.shutDown(true);
    }
}
