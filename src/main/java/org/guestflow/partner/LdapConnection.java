package org.guestflow.partner;

import java.net.URI;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

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

    private static final Set<String> NOTHING = Set.of("", "/");

    /** Refuses missing parts, names that are none, and a URL that is not LDAP's, that asks twice for encryption or that carries more than host and port. */
    public LdapConnection {
        if (url == null) {
            throw new InvalidSetting("url", "url is missing");
        }
        boolean ldaps = "ldaps".equals(url.getScheme());
        boolean bare = NOTHING.contains(url.getRawPath())
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && url.getRawUserInfo() == null;
        if ((!ldaps && !"ldap".equals(url.getScheme())) || url.getHost() == null || !bare) {
            throw new InvalidSetting("url", "the connection's URL is ldap(s)://host[:port]");
        }
        if (ldaps && startTls) {
            throw new InvalidSetting("startTls", "an ldaps connection is encrypted from its beginning: no StartTLS");
        }
        requireName("baseDn", baseDn);
        requireName("bindDn", bindDn);
        requireName("enumerationGroupDn", enumerationGroupDn);
        SecretReference.require("passwordReference", passwordReference);
    }

    @Override
    public String description() {
        return "LDAP at " + url;
    }

    /** An anonymous sign-in or the whole server as base would let more through than was meant. */
    private static void requireName(String setting, String dn) {
        try {
            if (dn != null && !new LdapName(dn).isEmpty()) {
                return;
            }
        } catch (InvalidNameException e) {
            throw new InvalidSetting(setting, setting + " is not a distinguished name", e);
        }
        throw new InvalidSetting(setting, setting + " is missing");
    }
}
