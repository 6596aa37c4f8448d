package org.guestflow.identity.openid;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.partner.PartnerUnreachable;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.OrganisationId;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.InterceptingClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/** Reads how a provider describes itself (OpenID Connect Discovery 1.0, section 4). */
@Component
class ProviderDiscovery {

    /** Where the provider sends people back to; the registration's name follows. */
    static final String CALLBACK = "/sign-in/oidc/callback/";

    private static final String DOCUMENT = "/.well-known/openid-configuration";
    private static final List<String> SCOPES = List.of("openid", "email", "profile");
    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {};

    private final BaseUrl baseUrl;

    ProviderDiscovery(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    OpenIdProvider read(OpenIdClient client, Optional<OrganisationId> partner, ClientHttpRequestFactory unbounded) {
        ClientHttpRequestFactory requests =
                new InterceptingClientHttpRequestFactory(unbounded, List.of(new BoundedAnswers()));
        RestTemplate http = new RestTemplate(requests);
        Map<String, Object> described = document(client.issuer(), http);
        ClientRegistration registration = registration(client, described);
        NimbusJwtDecoder idTokens = NimbusJwtDecoder.withJwkSetUri(
                        registration.getProviderDetails().getJwkSetUri())
                .jwsAlgorithms(algorithms -> algorithms.addAll(List.of(SignatureAlgorithm.values())))
                .restOperations(http)
                .build();
        idTokens.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return new OpenIdProvider(
                registration, partner, requests, idTokens, EndOfSession.read(client, described, baseUrl));
    }

    static Map<String, Object> document(URI issuer, RestTemplate http) {
        String base = issuer.toString();
        String withoutSlash = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        Map<String, Object> described;
        try {
            described = http.exchange(URI.create(withoutSlash + DOCUMENT), HttpMethod.GET, null, OBJECT)
                    .getBody();
        } catch (RestClientException | PartnerUnreachable e) {
            throw new ProviderUnusable("The discovery document of " + base + " cannot be read.", e);
        }
        if (described == null || !base.equals(described.get("issuer"))) {
            throw new ProviderUnusable("The discovery document of " + base + " names another issuer.", null);
        }
        return described;
    }

    private ClientRegistration registration(OpenIdClient client, Map<String, Object> described) {
        try {
            return ClientRegistrations.fromOidcConfiguration(described)
                    .registrationId(client.registration())
                    .clientId(client.clientId())
                    .clientSecret(client.clientSecret())
                    .clientName(client.displayName())
                    .scope(SCOPES)
                    .redirectUri(baseUrl.value() + CALLBACK + client.registration())
                    .build();
        } catch (IllegalArgumentException e) {
            throw new ProviderUnusable("The discovery document of " + client.issuer() + " is not complete.", e);
        }
    }
}
