package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.SSLSocketVerifier;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLSocket;

/** Demands that a certificate is for the server that was meant, by its alternative names where it has any (RFC 6125). */
final class NamedCertificate extends SSLSocketVerifier {

    private static final SSLSocketVerifier NAMES = new HostNameSSLSocketVerifier(true, false);

    @Override
    public void verifySSLSocket(String host, int port, SSLSocket socket) throws LDAPException {
        try {
            NAMES.verifySSLSocket(host, port, socket);
        } catch (LDAPException e) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, "another name", new CertificateException(e));
        }
    }
}
