package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.redemption.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where a form goes that did not come from one of our pages in this browser, or from one that has grown old. */
@Controller
class StartAgainController {

    private final Visits visits;

    StartAgainController(Visits visits) {
        this.visits = visits;
    }

    @RequestMapping("/redeem/{token}/start-again")
    ModelAndView startAgain(@PathVariable String token, HttpServletRequest request) throws RedemptionRefused {
        visits.identify(token, request);
        throw new RedemptionRefused(Refusal.SESSION_LOST);
    }
}
