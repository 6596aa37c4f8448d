package org.guestflow.redemption.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.CurrentUser;
import org.guestflow.redemption.ConsentSettings;
import org.guestflow.redemption.Consents;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a guest is asked at the first sign-in who was added without an invitation. */
@Controller
@RequestMapping(FirstConsentController.PATH)
class FirstConsentController {

    static final String PATH = "/welcome";
    static final String PAGE = PATH + "/consent";

    private final CurrentUser currentUser;
    private final Consents consents;
    private final ConsentSettings terms;
    private final Users users;
    private final Organisations organisations;
    private final PageLanguage languages;
    private final RedemptionPages pages;

    FirstConsentController(
            CurrentUser currentUser,
            Consents consents,
            ConsentSettings terms,
            Users users,
            Organisations organisations,
            PageLanguage languages,
            RedemptionPages pages) {
        this.currentUser = currentUser;
        this.consents = consents;
        this.terms = terms;
        this.users = users;
        this.organisations = organisations;
        this.languages = languages;
        this.pages = pages;
    }

    @GetMapping("/consent")
    ModelAndView ask(HttpServletRequest request) {
        User guest = guest();
        if (!consents.isMissing(guest)) {
            return RedemptionPages.seeOther("/");
        }
        return pages.show(
                "consent",
                PATH,
                languages.of(request, guest),
                request,
                Map.of(
                        "offer",
                        Map.of("inviter", inviter(guest)),
                        "address",
                        guest.mailAsTyped(),
                        "terms",
                        terms,
                        "changed",
                        request.getParameter("changed") != null,
                        "first",
                        true));
    }

    @PostMapping("/consent")
    ModelAndView accept(
            @RequestParam(defaultValue = "") String privacyStatementVersion,
            @RequestParam(defaultValue = "") String termsOfUseVersion) {
        User guest = guest();
        if (!consents.isMissing(guest)) {
            return RedemptionPages.seeOther("/");
        }
        boolean kept = consents.accept(guest, privacyStatementVersion, termsOfUseVersion);
        return RedemptionPages.seeOther(kept ? "/" : PAGE + "?changed");
    }

    @PostMapping("/decline")
    ModelAndView decline(HttpServletRequest request) throws ServletException {
        User guest = guest();
        if (!consents.isMissing(guest)) {
            // Nothing is asked of the organisation's own people, nor twice of a guest, who can leave by himself.
            return RedemptionPages.seeOther("/");
        }
        consents.decline(guest);
        request.logout();
        return RedemptionPages.seeOther("/sign-in?signed-out");
    }

    private String inviter(User guest) {
        return guest.invitedBy()
                .flatMap(users::find)
                .map(User::displayName)
                .orElseGet(() -> organisations.host().displayName());
    }

    private User guest() {
        return currentUser.find().orElseThrow(() -> new IllegalStateException("the page is for who is signed in"));
    }
}
