package org.guestflow.identity.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.identity.openid.ConfiguredProvider;
import org.guestflow.identity.openid.ProviderUnusable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Tells which access tokens are believed (RFC 7519, RFC 9068, RFC 8725): signed by one of the configured issuer's keys with an asymmetric algorithm, of this issuer, for this
 * audience, within their time, and no ID tokens, which say who somebody is and permit nothing.
 */
@Component
class AccessTokens {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration KEYS_KEPT_FOR = Duration.ofMinutes(5);
    private static final Duration KEYS_WAITED_FOR = Duration.ofSeconds(15);
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(30);

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final JOSEObjectType ACCESS_TOKEN_IN_FULL = new JOSEObjectType("application/at+jwt");
    private static final Set<JWSAlgorithm> ALGORITHMS = Arrays.stream(SignatureAlgorithm.values())
            .map(algorithm -> JWSAlgorithm.parse(algorithm.getName()))
            .collect(Collectors.toUnmodifiableSet());

    private final ApiSettings settings;
    private final Clock clock;
    private final Cache<URI, Issuer> issuers = Caffeine.newBuilder()
            .expireAfter(
                    Expiry.<URI, Issuer>writing((issuer, known) -> known.decoder() == null ? AFTER_FAILURE : LIFETIME))
            .build();

    AccessTokens(ApiSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Verifies a token.
     *
     * @throws BadJwtException where it is not to be believed
     * @throws ProviderUnusable where the issuer cannot be asked for its keys
     */
    Jwt verify(String token) {
        URI issuer = settings.trusted().orElseThrow(() -> new BadJwtException("no issuer is configured"));
        Issuer known = issuers.get(issuer, this::describe);
        if (known.decoder() == null) {
            throw new ProviderUnusable("The API's issuer cannot be asked.", known.failure());
        }
        try {
            return known.decoder().decode(token);
        } catch (BadJwtException notBelieved) {
            throw notBelieved;
        } catch (JwtException failure) {
            // Keys that nobody knows are asked for twice in half a minute and then taken to be made up.
            if (causes(failure).anyMatch(RateLimitReachedException.class::isInstance)) {
                throw new BadJwtException("signed with an unknown key", failure);
            }
            throw new ProviderUnusable("The keys of the API's issuer cannot be read.", failure);
        }
    }

    /** What cannot be read is not asked for again at once: every call would wait for it. */
    private Issuer describe(URI issuer) {
        try {
            URL keys =
                    new URI(String.valueOf(ConfiguredProvider.describe(issuer).get("jwks_uri"))).toURL();
            return new Issuer(decoder(keys), null);
        } catch (ProviderUnusable | URISyntaxException | MalformedURLException | IllegalArgumentException e) {
            return new Issuer(null, e);
        }
    }

    private JwtDecoder decoder(URL keys) {
        JWKSource<SecurityContext> source = JWKSourceBuilder.<SecurityContext>create(keys, AccessTokens::read)
                .cache(KEYS_KEPT_FOR.toMillis(), KEYS_WAITED_FOR.toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_READINGS.toMillis())
                .build();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, ACCESS_TOKEN_IN_FULL, null));
        // The claims are judged below.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(claims());
        return decoder;
    }

    private OAuth2TokenValidator<Jwt> claims() {
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtClaimValidator<>("exp", Objects::nonNull),
                new JwtClaimValidator<>("sub", Objects::nonNull),
                new JwtIssuerValidator(settings.issuer().toString()),
                new JwtClaimValidator<Collection<String>>(
                        "aud", audience -> audience != null && audience.contains(settings.audience())),
                // Keycloak's word in the claims for an access token; its ID and refresh tokens have others.
                new JwtClaimValidator<Object>("typ", type -> type == null || "Bearer".equals(type)),
                new JwtClaimValidator<>("at_hash", Objects::isNull),
                new JwtClaimValidator<>("nonce", Objects::isNull));
    }

    private static Resource read(URL address) throws IOException {
        try {
            return new Resource(ConfiguredProvider.read(address.toURI()), "application/json");
        } catch (ProviderUnusable | URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }

    /** The issuer, as it described itself, or why it did not. */
    private record Issuer(JwtDecoder decoder, Exception failure) {}
}
