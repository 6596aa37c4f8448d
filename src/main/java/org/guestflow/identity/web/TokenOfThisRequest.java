package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/** Keeps a provider's token no longer than the request in which it came: no node and no session holds tokens. */
class TokenOfThisRequest implements OAuth2AuthorizedClientRepository {

    private static final String ATTRIBUTE = TokenOfThisRequest.class.getName();

    static Optional<OAuth2AccessToken> of(HttpServletRequest request) {
        return Optional.ofNullable((OAuth2AccessToken) request.getAttribute(ATTRIBUTE));
    }

    /** Nothing is kept, so nothing is found; the type parameter is the interface's. */
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request) {
        return null;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        request.setAttribute(ATTRIBUTE, client.getAccessToken());
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
        request.removeAttribute(ATTRIBUTE);
    }
}
