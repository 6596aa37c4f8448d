package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.HomeOrganisation;
import org.guestflow.identity.SecondFactor;
import org.guestflow.identity.SecondFactors;
import org.guestflow.identity.factor.RegisteredPasskeys;
import org.guestflow.identity.factor.SecondFactorCheck;
import org.guestflow.identity.factor.SecondFactorNeed;
import org.guestflow.identity.factor.SecondFactorNeeds;
import org.guestflow.identity.signin.TooManyFailures;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which whoever is signed in shows his second factor. */
@Controller
@RequestMapping(SecondFactorController.PAGE)
class SecondFactorController {

    static final String PAGE = "/sign-in/second-factor";

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final String VIEW = "sign-in-second-factor";

    private final CurrentUser currentUser;
    private final SecondFactorNeeds needs;
    private final SecondFactors factors;
    private final SecondFactorCheck check;
    private final RegisteredPasskeys passkeys;
    private final SessionProofs proofs;
    private final SignInAtOrganisation signIn;
    private final SignedInHandler signedIn;
    private final Organisations organisations;

    SecondFactorController(
            CurrentUser currentUser,
            SecondFactorNeeds needs,
            SecondFactors factors,
            SecondFactorCheck check,
            RegisteredPasskeys passkeys,
            SessionProofs proofs,
            SignInAtOrganisation signIn,
            SignedInHandler signedIn,
            Organisations organisations) {
        this.currentUser = currentUser;
        this.needs = needs;
        this.factors = factors;
        this.check = check;
        this.passkeys = passkeys;
        this.proofs = proofs;
        this.signIn = signIn;
        this.signedIn = signedIn;
        this.organisations = organisations;
    }

    @ModelAttribute("host")
    String host() {
        return organisations.host().displayName();
    }

    /** Whoever has just shown it, or needs none, goes on to the page that he wanted. */
    @GetMapping
    @Nullable
    String ask(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        User user = user();
        SecondFactorNeed need = needs.of(user);
        if (need == SecondFactorNeed.NONE || proofs.isFresh(user, request)) {
            signedIn.sendOn(request, response);
            return null;
        }
        return need == SecondFactorNeed.REGISTER && !proofs.isKept(user, request)
                ? "redirect:" + SecondFactorGate.REGISTRATION
                : page(user, request, response, model);
    }

    @PostMapping("/code")
    @Nullable
    String code(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        User user = user();
        return take(
                user, () -> check.takeCode(user, code, proofs.isKept(user, request)), "code", request, response, model);
    }

    @PostMapping("/passkey")
    @Nullable
    String passkey(
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        User user = user();
        return take(user, () -> passkeys.show(user, credential, request), "passkey", request, response, model);
    }

    /** Whoever has shown it at his organisation, and has none here, shows it there again. */
    @PostMapping("/elsewhere")
    String elsewhere(HttpServletRequest request, HttpServletResponse response, Model model) {
        User user = user();
        Optional<HomeOrganisation> home = signIn.of(user.mail()).filter(organisation -> proofs.isKept(user, request));
        if (home.isEmpty()) {
            return "redirect:" + PAGE;
        }
        String way = signIn.begin(
                new PendingSignIn(home.get().registration(), user.mail().toString(), null, true), request);
        model.addAttribute("organisation", home.get().displayName());
        model.addAttribute("way", way);
        // Not a redirect: browsers hold a form to the page's policy wherever its answer redirects to.
        response.setHeader("Refresh", "0;url=" + way);
        return "sign-in-elsewhere";
    }

    @PostMapping("/recovery-code")
    @Nullable
    String recoveryCode(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        User user = user();
        return take(
                user,
                () -> check.takeRecoveryCode(user, code, proofs.isKept(user, request)),
                "recovery",
                request,
                response,
                model);
    }

    private String take(
            User user,
            Runnable shown,
            String form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (needs.of(user) != SecondFactorNeed.SHOW) {
            return "redirect:" + PAGE;
        }
        model.addAttribute("refusedForm", form);
        try {
            shown.run();
            proofs.keep(user, request);
            signedIn.sendOn(request, response);
            return null;
        } catch (TooManyFailures paused) {
            Duration wait = paused.retryAfter();
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
            model.addAttribute("refusal", "sign-in.paused");
            model.addAttribute("minutes", wait.plusSeconds(59).toMinutes());
        } catch (BadCredentialsException wrong) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute(
                    "refusal",
                    "passkey".equals(form) ? "sign-in.second-factor.passkey.wrong" : "sign-in.second-factor.wrong");
        }
        return page(user, request, response, model);
    }

    /** The script that asks for a passkey is ours; no other is allowed. */
    private String page(User user, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setHeader("Content-Security-Policy", POLICY);
        model.addAttribute("passkey", passkeys.ask(user, request).orElse(null));
        model.addAttribute(
                "app",
                factors.of(user.id()).stream().anyMatch(one -> one.kind() == SecondFactor.Kind.AUTHENTICATOR_APP));
        model.addAttribute("mail", user.mailAsTyped());
        model.addAttribute(
                "elsewhere",
                signIn.of(user.mail())
                        .filter(organisation -> proofs.isKept(user, request))
                        .map(HomeOrganisation::displayName)
                        .orElse(null));
        model.addAttribute("again", proofs.isKept(user, request));
        model.addAttribute("recoverable", factors.recoveryCodesLeft(user.id()) > 0);
        return VIEW;
    }

    private User user() {
        return currentUser.find().orElseThrow(() -> new InsufficientAuthenticationException("the session has ended"));
    }
}
