package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.guestflow.identity.HomeOrganisation;
import org.guestflow.identity.OrganisationSignIn;
import org.guestflow.redemption.BrowserKey;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.redemption.Redemptions;
import org.guestflow.redemption.Refusal;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first page: who invites, to which organisation and to what, until when. */
@Controller
@RequestMapping("/redeem/{token}")
class LandingController {

    private final Visits visits;
    private final Redemptions redemptions;
    private final Offers offers;
    private final RedemptionPages pages;
    private final BrowserCookies cookies;
    private final OrganisationSignIn organisationSignIn;

    LandingController(
            Visits visits,
            Redemptions redemptions,
            Offers offers,
            RedemptionPages pages,
            BrowserCookies cookies,
            OrganisationSignIn organisationSignIn) {
        this.visits = visits;
        this.redemptions = redemptions;
        this.offers = offers;
        this.pages = pages;
        this.cookies = cookies;
        this.organisationSignIn = organisationSignIn;
    }

    @GetMapping
    ModelAndView landing(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws RedemptionRefused {
        return visits.look(() -> landing(visits.open(token, request), request, response));
    }

    private ModelAndView landing(Visit visit, HttpServletRequest request, HttpServletResponse response) {
        cookies.ensureKey(visit, response);
        Offer offer = offers.of(visit.invitation(), visit.language());
        String address = MaskedAddress.of(visit.invitation().invitee());
        Optional<String> organisation =
                organisationSignIn.of(visit.invitation().invitee()).map(HomeOrganisation::displayName);
        return pages.show(
                "landing", visit, request, Map.of("offer", offer, "address", address, "organisation", organisation));
    }

    /** Mails the code, or sends the guest to his own organisation to sign in. */
    @PostMapping
    ModelAndView start(
            @PathVariable String token,
            @RequestParam(defaultValue = "false") boolean another,
            HttpServletRequest request,
            HttpServletResponse response)
            throws RedemptionRefused {
        Visit visit = visits.enter(token, request);
        Optional<BrowserKey> browser = visit.browser();
        if (browser.isEmpty()) {
            throw visits.refusal(visit, Refusal.SESSION_LOST);
        }
        Optional<HomeOrganisation> home =
                organisationSignIn.of(visit.invitation().invitee());
        if (home.isPresent() && !visit.isProven()) {
            redemptions.check(visit.link());
            return signInThere(home.get(), visit, another, request, response);
        }
        redemptions.start(visit.link(), browser.get(), visit.language().getLanguage(), request.getRemoteAddr());
        return RedemptionPages.seeOther(visit.path() + (visit.isProven() ? "/consent" : "/passcode"));
    }

    /** Not by a redirect: browsers hold a form to the page's policy wherever its answer redirects to. */
    private ModelAndView signInThere(
            HomeOrganisation home,
            Visit visit,
            boolean another,
            HttpServletRequest request,
            HttpServletResponse response) {
        String way = organisationSignIn.beginProof(home, visit.path() + SignedInController.STEP, another, request);
        response.setHeader("Refresh", "0;url=" + way);
        return pages.show("elsewhere", visit, request, Map.of("organisation", home.displayName(), "way", way));
    }

    /** Signs out whoever is signed in as somebody else, in this browser. */
    @PostMapping("/switch")
    ModelAndView switchAccount(
            @PathVariable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication somebodyElse)
            throws RedemptionRefused {
        Visit visit = visits.identify(token, request);
        new SecurityContextLogoutHandler().logout(request, response, somebodyElse);
        return RedemptionPages.seeOther(visit.path());
    }
}
