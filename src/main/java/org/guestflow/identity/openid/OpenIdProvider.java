package org.guestflow.identity.openid;

import java.net.URI;
import java.util.Optional;
import org.guestflow.shared.OrganisationId;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * A provider, as it describes itself at the moment.
 *
 * @param registration where it is and as whom Guestflow is known there
 * @param partner whose it is; empty for the host's own
 * @param requests how it is talked with
 * @param idTokens judges its ID tokens: signature, issuer, audience, times
 * @param endOfSession where people are sent to sign out there (OpenID Connect RP-Initiated Logout 1.0), whole with its query; empty where it does not say
 */
public record OpenIdProvider(
        ClientRegistration registration,
        Optional<OrganisationId> partner,
        ClientHttpRequestFactory requests,
        JwtDecoder idTokens,
        Optional<URI> endOfSession) {}
