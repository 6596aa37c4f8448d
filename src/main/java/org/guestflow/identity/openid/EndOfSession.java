package org.guestflow.identity.openid;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.guestflow.shared.BaseUrl;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where people are sent to sign out at a provider (OpenID Connect RP-Initiated Logout 1.0, section 2). They come back to the sign-in page, whose address is registered there as a post-logout redirect
 * URI, and what it is to tell them comes back as {@code state}.
 */
final class EndOfSession {

    private static final String BACK = "/sign-in";
    private static final String STATE = "signed-out";

    private EndOfSession() {}

    /** Reads it from the provider's metadata; a place that is no web address, or less safe than the provider itself, is none to send people to. */
    static Optional<URI> read(OpenIdClient client, Map<String, Object> described, BaseUrl baseUrl) {
        return Optional.ofNullable(described.get("end_session_endpoint"))
                .flatMap(text -> url(text.toString()))
                .filter(end -> isSafe(end, client.issuer()))
                .map(end -> UriComponentsBuilder.fromUri(end)
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .queryParam("state", STATE)
                        .encode()
                        .buildAndExpand(client.clientId(), baseUrl.value() + BACK)
                        .toUri());
    }

    private static boolean isSafe(URI end, URI issuer) {
        boolean web = "https".equals(end.getScheme())
                || ("http".equals(end.getScheme()) && "http".equals(issuer.getScheme()));
        return web && end.getHost() != null && end.getRawUserInfo() == null && end.getRawFragment() == null;
    }

    private static Optional<URI> url(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }
}
