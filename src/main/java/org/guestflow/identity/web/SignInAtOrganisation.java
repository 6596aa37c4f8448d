package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.guestflow.identity.HomeOrganisation;
import org.guestflow.identity.OrganisationSignIn;
import org.guestflow.identity.ProvenIdentity;
import org.guestflow.identity.openid.OpenIdProviders;
import org.guestflow.shared.EmailAddress;
import org.springframework.stereotype.Component;

/** Keeps in the browser's session for what it went to a provider, and for a short while what came of it. */
@Component
class SignInAtOrganisation implements OrganisationSignIn {

    private static final String PROOF = "guestflow.organisation-proof";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final OpenIdProviders providers;
    private final Clock clock;

    SignInAtOrganisation(OpenIdProviders providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    @Override
    public Optional<HomeOrganisation> of(EmailAddress address) {
        return providers.of(address);
    }

    @Override
    public String beginProof(
            HomeOrganisation organisation, String backTo, boolean another, HttpServletRequest request) {
        return begin(new PendingSignIn(organisation.registration(), null, backTo, another), request);
    }

    String begin(PendingSignIn pending, HttpServletRequest request) {
        pending.keep(request);
        return OpenIdLogin.START + "/" + pending.registration();
    }

    @Override
    public Optional<ProvenIdentity> takeProof(String backTo, HttpServletRequest request) {
        Optional<Proof> proof = Optional.ofNullable(request.getSession(false))
                .map(session -> (Proof) session.getAttribute(PROOF))
                .filter(kept -> kept.backTo().equals(backTo));
        proof.ifPresent(kept -> request.getSession().removeAttribute(PROOF));
        return proof.filter(kept -> clock.instant().isBefore(kept.at().plus(LIFETIME)))
                .map(Proof::identity);
    }

    void keepProof(ProvenIdentity identity, String backTo, HttpServletRequest request) {
        request.getSession().setAttribute(PROOF, new Proof(identity, backTo, clock.instant()));
    }

    private record Proof(ProvenIdentity identity, String backTo, Instant at) implements Serializable {

        private static final long serialVersionUID = 1L;
    }
}
