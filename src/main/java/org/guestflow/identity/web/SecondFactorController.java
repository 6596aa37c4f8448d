package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.identity.CurrentUser;
import org.guestflow.identity.SecondFactors;
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

    private static final String VIEW = "sign-in-second-factor";

    private final CurrentUser currentUser;
    private final SecondFactorNeeds needs;
    private final SecondFactors factors;
    private final SecondFactorCheck check;
    private final SessionProofs proofs;
    private final SignedInHandler signedIn;
    private final Organisations organisations;

    SecondFactorController(
            CurrentUser currentUser,
            SecondFactorNeeds needs,
            SecondFactors factors,
            SecondFactorCheck check,
            SessionProofs proofs,
            SignedInHandler signedIn,
            Organisations organisations) {
        this.currentUser = currentUser;
        this.needs = needs;
        this.factors = factors;
        this.check = check;
        this.proofs = proofs;
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
        return need == SecondFactorNeed.REGISTER
                ? "redirect:" + SecondFactorGate.REGISTRATION
                : page(user, request, model);
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
        return take(user, () -> check.takeCode(user, code), "code", request, response, model);
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
        return take(user, () -> check.takeRecoveryCode(user, code), "recovery", request, response, model);
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
            model.addAttribute("refusal", "sign-in.second-factor.wrong");
        }
        return page(user, request, model);
    }

    private String page(User user, HttpServletRequest request, Model model) {
        model.addAttribute("mail", user.mailAsTyped());
        model.addAttribute("again", proofs.isKept(user, request));
        model.addAttribute("recoverable", factors.recoveryCodesLeft(user.id()) > 0);
        return VIEW;
    }

    private User user() {
        return currentUser.find().orElseThrow(() -> new InsufficientAuthenticationException("the session has ended"));
    }
}
