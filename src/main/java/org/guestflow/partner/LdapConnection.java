package org.guestflow.partner;

import java.net.URI;
import java.util.Objects;

/**
 * How a partner's directory is reached over LDAP v3. It holds no secret: it names the setting that does.
 *
 * @param url {@code ldap://host[:port]} or {@code ldaps://host[:port]}
 * @param startTls whether a plain connection is turned into an encrypted one before anything is sent
 * @param baseDn below which entry people are looked for
 * @param bindDn as which service account to sign in
 * @param passwordReference name of the secret below {@code guestflow.partner-secrets} in the configuration
 * @param enumerationGroupDn the group whose members have the enumeration privilege
 */
public record LdapConnection(
        URI url, boolean startTls, String baseDn, String bindDn, String passwordReference, String enumerationGroupDn)
        implements Connection {

    /** Refuses missing parts, and a URL that is not LDAP's or that carries credentials. */
    public LdapConnection {
        boolean ldap = "ldap".equals(url.getScheme()) || "ldaps".equals(url.getScheme());
        if (!ldap || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("the connection's URL is ldap(s)://host[:port]");
        }
        Objects.requireNonNull(baseDn, "baseDn");
        Objects.requireNonNull(bindDn, "bindDn");
        Objects.requireNonNull(passwordReference, "passwordReference");
        Objects.requireNonNull(enumerationGroupDn, "enumerationGroupDn");
    }
}
