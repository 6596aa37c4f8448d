package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.guestflow.directory.Organisations;
import org.guestflow.identity.HomeOrganisation;
import org.guestflow.identity.passcode.PasscodeSignIn;
import org.guestflow.identity.signin.Source;
import org.guestflow.identity.signin.TooManyFailures;
import org.guestflow.shared.EmailAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which guests sign in: by a mailed code, or at their own organisation where that has a provider (home-realm discovery by domain). */
@Controller
class PasscodeSignInController {

    /** Where a refused code is sent on to, inside the server. */
    static final String REFUSED = "/sign-in/code/refused";

    private final PasscodeSignIn signIn;
    private final PasscodeCookie cookie;
    private final SignInAtOrganisation organisationSignIn;
    private final Organisations organisations;

    PasscodeSignInController(
            PasscodeSignIn signIn,
            PasscodeCookie cookie,
            SignInAtOrganisation organisationSignIn,
            Organisations organisations) {
        this.signIn = signIn;
        this.cookie = cookie;
        this.organisationSignIn = organisationSignIn;
        this.organisations = organisations;
    }

    @ModelAttribute("host")
    String host() {
        return organisations.host().displayName();
    }

    @PostMapping("/sign-in/code")
    String request(
            @RequestParam(defaultValue = "") String address,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<HomeOrganisation> home = EmailAddress.parse(address).flatMap(organisationSignIn::of);
        if (home.isPresent()) {
            String registration = home.get().registration();
            String way =
                    organisationSignIn.begin(new PendingSignIn(registration, address.strip(), null, false), request);
            model.addAttribute("organisation", home.get().displayName());
            model.addAttribute("way", way);
            // Not a redirect: browsers hold a form to the page's policy wherever its answer redirects to.
            response.setHeader("Refresh", "0;url=" + way);
            return "sign-in-elsewhere";
        }
        try {
            cookie.give(signIn.request(address, Source.of(request.getRemoteAddr())), response);
            return "redirect:/sign-in/code";
        } catch (TooManyFailures paused) {
            Duration wait = paused.retryAfter();
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
            model.addAttribute("refusal", "sign-in.code.paused");
            model.addAttribute("minutes", wait.plusSeconds(59).toMinutes());
            return "sign-in";
        }
    }

    @GetMapping("/sign-in/code")
    String ask(@CookieValue(name = PasscodeCookie.NAME, required = false) String browser) {
        return browser == null ? "redirect:/sign-in" : "sign-in-code";
    }

    @PostMapping(REFUSED)
    String refused(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute("refusal", "sign-in.code.wrong");
        return "sign-in-code";
    }
}
