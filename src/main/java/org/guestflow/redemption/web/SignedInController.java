package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.guestflow.identity.OrganisationSignIn;
import org.guestflow.identity.ProvenIdentity;
import org.guestflow.redemption.BrowserKey;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.redemption.Redemptions;
import org.guestflow.redemption.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a guest comes back to who has signed in at his own organisation. That looking at it changes something is no danger: only a browser that has just been there has a proof, which works once.
 */
@Controller
@RequestMapping("/redeem/{token}")
class SignedInController {

    /** The step's path below the link's. */
    static final String STEP = "/signed-in";

    private final Visits visits;
    private final Redemptions redemptions;
    private final BrowserCookies cookies;
    private final OrganisationSignIn organisationSignIn;

    SignedInController(
            Visits visits, Redemptions redemptions, BrowserCookies cookies, OrganisationSignIn organisationSignIn) {
        this.visits = visits;
        this.redemptions = redemptions;
        this.cookies = cookies;
        this.organisationSignIn = organisationSignIn;
    }

    @GetMapping(STEP)
    ModelAndView comeBack(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws RedemptionRefused {
        Visit visit = visits.open(token, request);
        Optional<ProvenIdentity> proof = organisationSignIn.takeProof(visit.path() + STEP, request);
        if (proof.isEmpty()) {
            return RedemptionPages.seeOther(visit.path() + (visit.isProven() ? "/consent" : ""));
        }
        proof.get().mail().ifPresent(mail -> Visits.signedInElsewhere(request, mail));
        BrowserKey browser = visit.browser().orElseThrow(() -> new RedemptionRefused(Refusal.SESSION_LOST));
        BrowserKey proven = redemptions.proveBySignIn(
                visit.link(), browser, proof.get(), visit.language().getLanguage(), request.getRemoteAddr());
        cookies.key(visit, proven, response);
        return RedemptionPages.seeOther(visit.path() + "/consent");
    }
}
