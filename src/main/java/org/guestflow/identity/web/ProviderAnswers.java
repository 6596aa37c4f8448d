package org.guestflow.identity.web;

import java.util.List;
import org.guestflow.identity.openid.OpenIdProvider;
import org.guestflow.identity.openid.OpenIdProviders;
import org.guestflow.identity.openid.ProviderUnusable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Asks providers for tokens and, where an ID token names no address, for the person. Each is asked in its own way: see {@link OpenIdProvider#requests}. */
@Component
class ProviderAnswers {

    private final OpenIdProviders providers;

    ProviderAnswers(OpenIdProviders providers) {
        this.providers = providers;
    }

    OAuth2AccessTokenResponse token(OAuth2AuthorizationCodeGrantRequest request) {
        OpenIdProvider provider = provider(request.getClientRegistration());
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(provider.requests())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(
                            new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()));
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client.getTokenResponse(request);
    }

    OidcUser user(OidcUserRequest request) {
        RestTemplate http =
                new RestTemplate(provider(request.getClientRegistration()).requests());
        http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService claims = new DefaultOAuth2UserService();
        claims.setRestOperations(http);
        OidcUserService service = new OidcUserService();
        service.setOauth2UserService(claims);
        service.setRetrieveUserInfo(one -> one.getIdToken().getEmail() == null
                && one.getClientRegistration()
                                .getProviderDetails()
                                .getUserInfoEndpoint()
                                .getUri()
                        != null);
        return service.loadUser(request);
    }

    /** Found by the configuration of the login by its type. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        return registration -> provider(registration).idTokens();
    }

    private OpenIdProvider provider(ClientRegistration registration) {
        return providers
                .find(registration.getRegistrationId())
                .orElseThrow(() -> new ProviderUnusable("The provider is not recorded any more.", null));
    }
}
