package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.guestflow.directory.Organisations;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.openid.OpenIdProviders;
import org.guestflow.identity.signin.TooManyFailures;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages to sign in and out, and the page for those who are where they may not be. */
@Controller
class SignInController {

    /** Where a refused sign-in is sent on to, inside the server. */
    static final String REFUSED = "/sign-in/refused";

    /** Where a person is sent on to, inside the server, who lacks the role for a page. */
    static final String NO_ACCESS = "/no-access";

    /** Where a person is sent on to, inside the server, who has signed out here and is to sign out at a provider too. */
    static final String SIGN_OUT_ELSEWHERE = "/sign-out/elsewhere";

    /** The request's attribute with the provider's organisation. */
    static final String ORGANISATION = "guestflow.sign-out-organisation";

    /** The request's attribute with where one signs out there, an absolute URL. */
    static final String WAY = "guestflow.sign-out-way";

    /** Where whoever has signed out comes to. */
    static final String SIGNED_OUT = "/sign-in?signed-out";

    private final Organisations organisations;
    private final OpenIdProviders providers;
    private final CurrentUser currentUser;

    SignInController(Organisations organisations, OpenIdProviders providers, CurrentUser currentUser) {
        this.organisations = organisations;
        this.providers = providers;
        this.currentUser = currentUser;
    }

    @ModelAttribute("host")
    String host() {
        return organisations.host().displayName();
    }

    /** Where members sign in at the host's own provider; empty where it has none. */
    @ModelAttribute("hostProvider")
    Optional<String> hostProvider() {
        return providers.host().map(home -> OpenIdLogin.START + "/" + home.registration());
    }

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(name = "signed-out", required = false) String signedOut,
            @RequestParam(defaultValue = "") String state,
            Model model) {
        if (currentUser.find().isPresent()) {
            return "redirect:/";
        }
        if (signedOut != null || "signed-out".equals(state)) {
            model.addAttribute("notice", "sign-in.signed-out");
        }
        return "sign-in";
    }

    @PostMapping(REFUSED)
    String refused(
            @RequestAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) Exception reason,
            @RequestParam(required = false) String username,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("username", username);
        if (reason instanceof TooManyFailures paused) {
            Duration wait = paused.retryAfter();
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
            model.addAttribute("refusal", "sign-in.paused");
            model.addAttribute("minutes", wait.plusSeconds(59).toMinutes());
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("refusal", "sign-in.wrong");
        }
        return "sign-in";
    }

    @GetMapping("/sign-out")
    String signOut() {
        return "sign-out";
    }

    /** Not a redirect: browsers hold a form to the page's policy wherever its answer redirects to. */
    @PostMapping(SIGN_OUT_ELSEWHERE)
    String signOutElsewhere(
            @RequestAttribute(ORGANISATION) String organisation,
            @RequestAttribute(WAY) String way,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("organisation", organisation);
        model.addAttribute("way", way);
        response.setHeader("Refresh", "0;url=" + way);
        return "sign-out-elsewhere";
    }

    @RequestMapping(NO_ACCESS)
    String noAccess(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("reason", request.isUserInRole(Roles.GUEST) ? "no-access.guest" : "no-access.member");
        return "no-access";
    }
}
