package org.guestflow.identity.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.identity.IdentityLinks;
import org.guestflow.identity.IdentityRefused;
import org.guestflow.identity.ProvenIdentity;
import org.guestflow.identity.openid.DelegatedSignIn;
import org.guestflow.identity.openid.MultiFactorTrust;
import org.guestflow.identity.openid.OpenIdProvider;
import org.guestflow.identity.openid.OpenIdProviders;
import org.guestflow.identity.openid.VerifiedMail;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Goes on with who a provider says it is: where a page waits for the proof, there; else to the account. */
@Component
class ProvenSignIn implements AuthenticationSuccessHandler {

    private final OpenIdProviders providers;
    private final IdentityLinks links;
    private final DelegatedSignIn delegated;
    private final SignInAtOrganisation organisations;
    private final MultiFactorTrust multiFactor;
    private final SessionProofs proofs;
    private final FreshSessions sessions;
    private final SignedInHandler signedIn;
    private final SignOutAtProvider signOut;
    private final RefusedSignIn refused;

    ProvenSignIn(
            OpenIdProviders providers,
            IdentityLinks links,
            DelegatedSignIn delegated,
            SignInAtOrganisation organisations,
            MultiFactorTrust multiFactor,
            SessionProofs proofs,
            FreshSessions sessions,
            SignedInHandler signedIn,
            SignOutAtProvider signOut,
            RefusedSignIn refused) {
        this.providers = providers;
        this.links = links;
        this.delegated = delegated;
        this.organisations = organisations;
        this.multiFactor = multiFactor;
        this.proofs = proofs;
        this.sessions = sessions;
        this.signedIn = signedIn;
        this.signOut = signOut;
        this.refused = refused;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        OAuth2AuthenticationToken proven = (OAuth2AuthenticationToken) authentication;
        String registration = proven.getAuthorizedClientRegistrationId();
        ProvenIdentity identity = identity((OidcUser) proven.getPrincipal());
        Optional<String> waiting = PendingSignIn.at(registration, request).flatMap(PendingSignIn::waiting);
        PendingSignIn.forget(request);
        if (waiting.isPresent()) {
            organisations.keepProof(identity, waiting.get(), request);
            response.sendRedirect(waiting.get());
            return;
        }
        OpenIdProvider provider = providers.find(registration).orElseThrow();
        try {
            User user = links.signIn(identity, providers.accountsOf(provider));
            provider.partner()
                    .ifPresent(partner -> TokenOfThisRequest.of(request)
                            .ifPresent(token ->
                                    delegated.keep(user, partner, token.getTokenValue(), token.getExpiresAt())));
            sessions.signIn(user, request, response);
            OidcIdToken token = ((OidcUser) proven.getPrincipal()).getIdToken();
            if (multiFactor.counts(provider, token)) {
                // Without the claim auth_time it may have been at any time (OpenID Connect Core 1.0, section 2).
                Instant at = Optional.ofNullable(token.getAuthenticatedAt()).orElse(Instant.EPOCH);
                proofs.keepSince(user, at, request);
            }
            signOut.remember(provider, request);
            signedIn.sendOn(request, response);
        } catch (IdentityRefused reason) {
            refused.show(SignInRefusal.of(reason.reason()), Optional.empty(), request, response);
        }
    }

    private static ProvenIdentity identity(OidcUser person) {
        return new ProvenIdentity(
                person.getIdToken().getIssuer().toString(),
                person.getSubject(),
                VerifiedMail.of(person).orElse(null));
    }
}
