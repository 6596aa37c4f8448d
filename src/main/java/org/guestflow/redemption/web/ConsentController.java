package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.guestflow.redemption.BrowserKey;
import org.guestflow.redemption.ConsentSettings;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.redemption.RedemptionState;
import org.guestflow.redemption.Redemptions;
import org.guestflow.redemption.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The third page, what the guest consents to, and the last one, what came of it. */
@Controller
@RequestMapping("/redeem/{token}")
class ConsentController {

    /** With this the page says that the texts have changed while the guest read them. */
    private static final String CHANGED = "changed";

    private final Visits visits;
    private final Redemptions redemptions;
    private final ConsentSettings terms;
    private final OnwardUrls onwardUrls;
    private final PagePolicy policy;
    private final Offers offers;
    private final Welcome welcome;
    private final RedemptionPages pages;

    ConsentController(
            Visits visits,
            Redemptions redemptions,
            ConsentSettings terms,
            OnwardUrls onwardUrls,
            PagePolicy policy,
            Offers offers,
            Welcome welcome,
            RedemptionPages pages) {
        this.visits = visits;
        this.redemptions = redemptions;
        this.terms = terms;
        this.onwardUrls = onwardUrls;
        this.policy = policy;
        this.offers = offers;
        this.welcome = welcome;
        this.pages = pages;
    }

    @GetMapping("/consent")
    ModelAndView ask(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws RedemptionRefused {
        return visits.look(() -> ask(visits.open(token, request), request, response));
    }

    private ModelAndView ask(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws RedemptionRefused {
        if (!visit.isProven() && visit.isIn(RedemptionState.AWAITING_PROOF)) {
            return RedemptionPages.seeOther(visit.path() + "/passcode");
        }
        if (proven(visit).isEmpty()) {
            throw new RedemptionRefused(Refusal.SESSION_LOST);
        }
        onwardUrls.of(visit.invitation()).ifPresent(url -> policy.writeWithFormThatEndsAt(url, response));
        Map<String, Object> content = new HashMap<>();
        content.put("offer", offers.of(visit.invitation(), visit.language()));
        content.put("address", visit.invitation().invitee().toString());
        content.put("terms", terms);
        content.put("changed", request.getParameter(CHANGED) != null);
        return pages.show("consent", visit, request, content);
    }

    @PostMapping("/consent")
    ModelAndView accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String privacyStatementVersion,
            @RequestParam(defaultValue = "") String termsOfUseVersion,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next)
            throws RedemptionRefused {
        try {
            Visit visit = visits.enter(token, request);
            redemptions.consent(visit.link(), browser(visit), privacyStatementVersion, termsOfUseVersion);
            welcome.signIn(visit, request, response, next);
            return RedemptionPages.seeOther(onwardUrls.of(visit.invitation()).orElse("/"));
        } catch (RedemptionRefused refused) {
            if (refused.refusal() == Refusal.TERMS_CHANGED) {
                return RedemptionPages.seeOther(Visit.path(token) + "/consent?" + CHANGED);
            }
            return doneBySameBrowser(token, request).orElseThrow(() -> refused);
        }
    }

    /** The second click of a double click comes when the first one has redeemed. It signs nobody in: what has proven the address is used up. */
    private Optional<ModelAndView> doneBySameBrowser(String token, HttpServletRequest request)
            throws RedemptionRefused {
        return Optional.of(visits.identify(token, request))
                .filter(ConsentController::isDone)
                .map(visit -> RedemptionPages.seeOther(
                        onwardUrls.of(visit.invitation()).orElse(visit.path() + "/done")));
    }

    private static boolean isDone(Visit visit) {
        return visit.isProven() && visit.isIn(RedemptionState.REDEEMED);
    }

    @PostMapping("/decline")
    ModelAndView decline(@PathVariable String token, HttpServletRequest request) throws RedemptionRefused {
        Visit visit = visits.enter(token, request);
        redemptions.decline(visit.link(), browser(visit));
        return RedemptionPages.seeOther(visit.path());
    }

    @GetMapping("/done")
    ModelAndView done(@PathVariable String token, HttpServletRequest request) throws RedemptionRefused {
        return visits.look(() -> done(visits.identify(token, request), request));
    }

    private ModelAndView done(Visit visit, HttpServletRequest request) {
        if (!isDone(visit)) {
            return RedemptionPages.seeOther(visit.path());
        }
        Offer offer = offers.of(visit.invitation(), visit.language());
        String address = visit.invitation().invitee().toString();
        return pages.show("done", visit, request, Map.of("offer", offer, "address", address));
    }

    /** The key of the browser that showed the right code. */
    private BrowserKey browser(Visit visit) throws RedemptionRefused {
        Optional<BrowserKey> browser = proven(visit);
        if (browser.isEmpty()) {
            throw visits.refusal(visit, Refusal.SESSION_LOST);
        }
        return browser.get();
    }

    private static Optional<BrowserKey> proven(Visit visit) {
        return visit.browser().filter(key -> visit.isProven() && visit.isIn(RedemptionState.AWAITING_CONSENT));
    }
}
