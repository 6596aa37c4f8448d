package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.guestflow.identity.openid.OpenIdProvider;
import org.guestflow.identity.openid.OpenIdProviders;
import org.guestflow.identity.openid.ProviderUnusable;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Has people sign in at a provider: authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, section 3.1; RFC 9700). */
@Component
class OpenIdLogin implements ClientRegistrationRepository {

    /** Where a sign-in at a provider begins; the registration's name follows. */
    static final String START = "/sign-in/oidc";

    private static final String CALLBACK = START + "/callback/*";

    private final OpenIdProviders providers;
    private final ProviderAnswers answers;
    private final ProvenSignIn proven;
    private final RefusedSignIn refused;

    OpenIdLogin(OpenIdProviders providers, ProviderAnswers answers, ProvenSignIn proven, RefusedSignIn refused) {
        this.providers = providers;
        this.answers = answers;
        this.proven = proven;
        this.refused = refused;
    }

    void configure(OAuth2LoginConfigurer<HttpSecurity> login, String signInPage) {
        login.loginPage(signInPage)
                .clientRegistrationRepository(this)
                .authorizedClientRepository(new TokenOfThisRequest())
                .authorizationEndpoint(start -> start.authorizationRequestResolver(this.new Requests()))
                .redirectionEndpoint(back -> back.baseUri(CALLBACK))
                .tokenEndpoint(token -> token.accessTokenResponseClient(answers::token))
                .userInfoEndpoint(user -> user.oidcUserService(answers::user))
                .successHandler(proven)
                .failureHandler(refused)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2LoginAuthenticationFilter>() {
                    @Override
                    public <F extends OAuth2LoginAuthenticationFilter> F postProcess(F filter) {
                        // That the provider knows somebody opens no session yet; see ProvenSignIn.
                        filter.setSecurityContextRepository(new NullSecurityContextRepository());
                        filter.setSessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
                        return filter;
                    }
                })
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                        filter.setAuthenticationFailureHandler(refused);
                        return filter;
                    }
                });
    }

    /** Null for a name that is no provider's, as the interface says. */
    @Override
    public ClientRegistration findByRegistrationId(String registration) {
        return providers
                .find(registration)
                .map(OpenIdProvider::registration)
                .orElseThrow(() -> new ProviderUnusable("No provider is recorded as " + registration + ".", null));
    }

    /** Adds the address that was typed, so that nobody types it twice. */
    private final class Requests implements OAuth2AuthorizationRequestResolver {

        private final DefaultOAuth2AuthorizationRequestResolver plain =
                new DefaultOAuth2AuthorizationRequestResolver(OpenIdLogin.this, START);

        private Requests() {
            plain.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        }

        @Override
        public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
            return complete(plain.resolve(request), request);
        }

        @Override
        public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
            return complete(plain.resolve(request, registration), request);
        }

        private OAuth2AuthorizationRequest complete(
                OAuth2AuthorizationRequest plainRequest, HttpServletRequest request) {
            if (plainRequest == null) {
                return null;
            }
            Optional<PendingSignIn> pending = Optional.ofNullable(plainRequest.getAttribute("registration_id"))
                    .flatMap(registration -> PendingSignIn.at(registration.toString(), request));
            return OAuth2AuthorizationRequest.from(plainRequest)
                    .additionalParameters(parameters -> pending.ifPresent(one -> {
                        Optional.ofNullable(one.hint()).ifPresent(hint -> parameters.put("login_hint", hint));
                        if (one.another()) {
                            parameters.put("prompt", "login");
                            // Has the provider say when it asked (OpenID Connect Core 1.0, section 3.1.2.1).
                            parameters.put("max_age", "0");
                        }
                    }))
                    .build();
        }
    }
}
