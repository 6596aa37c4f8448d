package org.guestflow.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.guestflow.shared.EmailAddress;

/** Lets people prove who they are at their own organisation (behaviour.md section 4.2). */
public interface OrganisationSignIn {

    /**
     * Finds where somebody signs in (home-realm discovery by domain).
     *
     * @param address his address
     * @return his organisation, or empty where it has no provider that is recorded here; nothing is said about whether the address is known
     */
    Optional<HomeOrganisation> of(EmailAddress address);

    /**
     * Begins a proof that signs nobody in: who comes back can be asked for with {@link #takeProof}.
     *
     * @param organisation where it is proven
     * @param backTo path of ours to come back to
     * @param another whether the provider is to ask who it is even if somebody is signed in there
     * @param request the browser's request; it gets a session
     * @return the path to send the browser to
     */
    String beginProof(HomeOrganisation organisation, String backTo, boolean another, HttpServletRequest request);

    /**
     * Takes what a proof has come to, once.
     *
     * @param backTo the path that it was begun with
     * @param request the browser's request
     * @return who the provider says it is, or empty where this browser has not just come from there
     */
    Optional<ProvenIdentity> takeProof(String backTo, HttpServletRequest request);
}
