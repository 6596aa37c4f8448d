package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.guestflow.redemption.BrowserKey;
import org.guestflow.redemption.PasscodeStanding;
import org.guestflow.redemption.Redemption;
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

/** The second page: the guest shows the mailed code. What is wrong with it is read from its standing, so that reloading the page costs no try. */
@Controller
@RequestMapping("/redeem/{token}/passcode")
class PasscodeController {

    private static final String MISSING = "missing";
    private static final String SENT = "sent";

    private final Visits visits;
    private final Redemptions redemptions;
    private final RedemptionPages pages;
    private final BrowserCookies cookies;

    PasscodeController(Visits visits, Redemptions redemptions, RedemptionPages pages, BrowserCookies cookies) {
        this.visits = visits;
        this.redemptions = redemptions;
        this.pages = pages;
        this.cookies = cookies;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String token, HttpServletRequest request) throws RedemptionRefused {
        return visits.look(() -> ask(visits.open(token, request), request));
    }

    private ModelAndView ask(Visit visit, HttpServletRequest request) throws RedemptionRefused {
        if (visit.isProven() && visit.isIn(RedemptionState.AWAITING_CONSENT)) {
            return RedemptionPages.seeOther(visit.path() + "/consent");
        }
        PasscodeStanding standing = redemptions.passcodeOf(begun(visit)
                .orElseThrow(() -> new RedemptionRefused(Refusal.SESSION_LOST))
                .id());
        if (!standing.isUsable()) {
            boolean usedUp = standing.condition() == PasscodeStanding.Condition.USED_UP;
            throw new RedemptionRefused(usedUp ? Refusal.PASSCODE_USED_UP : Refusal.PASSCODE_EXPIRED);
        }
        boolean missing = request.getParameter(MISSING) != null;
        boolean wrong = !missing && standing.wrongTries() > 0;
        return pages.show(
                "passcode",
                visit,
                request,
                Map.of(
                        "address", MaskedAddress.of(visit.invitation().invitee()),
                        "minutes", standing.timeLeft().plusSeconds(59).toMinutes(),
                        "triesLeft", standing.triesLeft(),
                        "error", wrong ? "wrong" : missing ? MISSING : "",
                        "sentAgain", request.getParameter(SENT) != null && !wrong && !missing));
    }

    @PostMapping
    ModelAndView prove(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws RedemptionRefused {
        Visit visit = visits.enter(token, request);
        BrowserKey browser = browserThatBegan(visit);
        if (code.isBlank()) {
            redemptions.check(visit.link());
            return RedemptionPages.seeOther(visit.path() + "/passcode?" + MISSING);
        }
        try {
            BrowserKey proven = redemptions.proveAddress(visit.link(), browser, code);
            cookies.key(visit, proven, response);
            return RedemptionPages.seeOther(visit.path() + "/consent");
        } catch (RedemptionRefused refused) {
            if (!refused.refusal().isOfCode()) {
                throw refused;
            }
            return RedemptionPages.seeOther(visit.path() + "/passcode");
        }
    }

    @PostMapping("/new")
    ModelAndView sendAgain(@PathVariable String token, HttpServletRequest request) throws RedemptionRefused {
        Visit visit = visits.enter(token, request);
        redemptions.requestNewCode(visit.link(), browserThatBegan(visit), request.getRemoteAddr());
        return RedemptionPages.seeOther(visit.path() + "/passcode?" + SENT);
    }

    private static Optional<Redemption> begun(Visit visit) {
        return visit.redemption().filter(found -> found.state().isOpen());
    }

    private BrowserKey browserThatBegan(Visit visit) throws RedemptionRefused {
        Optional<BrowserKey> browser = begun(visit).flatMap(begun -> visit.browser());
        if (browser.isEmpty()) {
            throw visits.refusal(visit, Refusal.SESSION_LOST);
        }
        return browser.get();
    }
}
