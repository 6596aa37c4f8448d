package org.guestflow.identity.openid;

import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.shared.OrganisationId;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;

/** Which providers are believed that their people have signed in with several factors: a partner's where its record says so, the host's own where the configuration does. Read anew with each sign-in. */
@Component
public class MultiFactorTrust {

    private final HostProviderSettings host;
    private final Partners partners;

    MultiFactorTrust(HostProviderSettings host, Partners partners) {
        this.host = host;
        this.partners = partners;
    }

    /**
     * Tells whether a sign-in at a provider counts as one with a second factor.
     *
     * @param provider where somebody has just signed in
     * @param token the ID token that it gave for him, which has been verified
     * @return true where the token says so and the provider is believed in this
     */
    public boolean counts(OpenIdProvider provider, OidcIdToken token) {
        return provider.partner()
                .map(partner -> counts(partner, token))
                .orElseGet(() -> host.trustsMultiFactor() && MultiFactorClaims.areIn(token, host.multiFactorAcr()));
    }

    private boolean counts(OrganisationId partner, OidcIdToken token) {
        return partners.find(partner)
                .flatMap(Partner::signIn)
                .filter(signIn -> signIn.trustsMultiFactor() && MultiFactorClaims.areIn(token, signIn.multiFactorAcr()))
                .isPresent();
    }
}
