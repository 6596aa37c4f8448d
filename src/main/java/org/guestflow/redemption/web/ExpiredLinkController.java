package org.guestflow.redemption.web;

import jakarta.servlet.http.HttpServletRequest;
import org.guestflow.invitation.Invitations;
import org.guestflow.redemption.RedemptionRefused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The guest of an expired link asks for a new one: that goes to the inviter, not to whoever holds the link. */
@Controller
class ExpiredLinkController {

    /** With this the page says that the inviter has been told. */
    static final String ASKED = "asked";

    private final Visits visits;
    private final Invitations invitations;

    ExpiredLinkController(Visits visits, Invitations invitations) {
        this.visits = visits;
        this.invitations = invitations;
    }

    @PostMapping("/redeem/{token}/new-link")
    ModelAndView askForNewLink(@PathVariable String token, HttpServletRequest request) throws RedemptionRefused {
        Visit visit = visits.identify(token, request);
        invitations.askForNewLink(visit.link());
        return RedemptionPages.seeOther(visit.path() + "?" + ASKED);
    }
}
