package org.guestflow.identity.openid;

import java.net.URI;

/**
 * As whom Guestflow is registered at a provider.
 *
 * @param registration the registration's name here
 * @param displayName the organisation's name
 * @param issuer the provider
 * @param clientId the client's id there
 * @param clientSecret its secret
 */
record OpenIdClient(String registration, String displayName, URI issuer, String clientId, String clientSecret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return registration + " at " + issuer;
    }
}
