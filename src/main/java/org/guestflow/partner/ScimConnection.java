package org.guestflow.partner;

import java.net.URI;

/**
 * How a partner's directory is reached over SCIM 2.0 (RFC 7644). It holds no secret: it names the setting that does.
 *
 * @param baseUrl what {@code /Users} is appended to, {@code https://host[:port][/path]}
 * @param tokenReference name of the bearer token below {@code guestflow.partner-secrets} in the configuration
 * @param enumerationGroup display name of the group, or value of the role, whose holders have the enumeration privilege
 */
public record ScimConnection(URI baseUrl, String tokenReference, String enumerationGroup) implements Connection {

    /** Refuses missing parts, and a URL that is no web address or carries credentials. */
    public ScimConnection {
        WebUrl.require(baseUrl);
        SecretReference.require("tokenReference", tokenReference);
        WebUrl.requireText("enumerationGroup", enumerationGroup);
    }

    @Override
    public String description() {
        return "SCIM at " + baseUrl;
    }
}
