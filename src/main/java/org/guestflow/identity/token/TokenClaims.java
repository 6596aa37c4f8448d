package org.guestflow.identity.token;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What an access token says, in the words of Microsoft Entra, of Keycloak or of RFC 9068.
 *
 * @param token the token, which has been verified
 */
record TokenClaims(Jwt token) {

    private static final String SERVICE_ACCOUNT = "service-account-";

    /** How the issuer names the program that the token was given to. */
    Optional<String> client() {
        return Stream.of("azp", "appid", "client_id")
                .map(token::getClaimAsString)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** What a user has let the program do on his behalf. */
    Set<String> scopes() {
        return Stream.of("scp", "scope")
                .flatMap(claim -> words(claim).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What an administrator of the issuer has let the program do as itself. */
    Set<String> roles() {
        return words("roles");
    }

    /**
     * Tells whether the program has the token for itself. That is said, or the token's subject is the program: Entra's own principal of it, Keycloak's service account, or
     * the client itself (RFC 9068, section 2.2). A token of which nothing of that is said is a user's, and worth nothing without one.
     */
    boolean isOfApplication() {
        String kind = token.getClaimAsString("idtyp");
        return kind == null ? isSubject() : "app".equals(kind);
    }

    private boolean isSubject() {
        String subject = token.getSubject();
        boolean principal =
                subject.equals(token.getClaimAsString("oid")) && words("scp").isEmpty();
        return principal
                || client().filter(client -> subject.equals(client)
                                || (SERVICE_ACCOUNT + client).equals(token.getClaimAsString("preferred_username")))
                        .isPresent();
    }

    private Set<String> words(String claim) {
        Object value = token.getClaim(claim);
        Stream<?> words = value instanceof Collection<?> many
                ? many.stream()
                : Optional.ofNullable(value)
                        .map(text -> List.of(text.toString().split(" ")))
                        .orElse(List.of())
                        .stream();
        return words.map(String::valueOf).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
