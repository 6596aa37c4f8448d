package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
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

    LandingController(
            Visits visits, Redemptions redemptions, Offers offers, RedemptionPages pages, BrowserCookies cookies) {
        this.visits = visits;
        this.redemptions = redemptions;
        this.offers = offers;
        this.pages = pages;
        this.cookies = cookies;
    }

    @GetMapping
    ModelAndView landing(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws RedemptionRefused {
        Visit visit = visits.open(token, request);
        cookies.ensureKey(visit, response);
        Offer offer = offers.of(visit.invitation(), visit.language());
        String address = MaskedAddress.of(visit.invitation().invitee());
        return pages.show("landing", visit, request, Map.of("offer", offer, "address", address));
    }

    /** Mails the code. */
    @PostMapping
    ModelAndView start(@PathVariable String token, HttpServletRequest request) throws RedemptionRefused {
        Visit visit = visits.open(token, request);
        Optional<BrowserKey> browser = visit.browser();
        if (browser.isEmpty()) {
            throw new RedemptionRefused(Refusal.SESSION_LOST);
        }
        redemptions.start(visit.link(), browser.get(), visit.language().getLanguage(), request.getRemoteAddr());
        return RedemptionPages.seeOther(visit.path() + (visit.isProven() ? "/consent" : "/passcode"));
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
