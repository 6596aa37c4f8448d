package org.guestflow.panel.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.identity.AuthenticatorKey;
import org.guestflow.identity.SecondFactorProof;
import org.guestflow.identity.SecondFactors;
import org.guestflow.panel.RuleTexts;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Registers an authenticator app: its key as a picture and as text, then a code of it. */
@Controller
@RequestMapping("/sign-in-security/authenticator")
class AuthenticatorController {

    private static final String OVERVIEW = "redirect:/sign-in-security";

    private final SecondFactors factors;
    private final SecondFactorProof proof;
    private final RuleTexts words;

    AuthenticatorController(SecondFactors factors, SecondFactorProof proof, RuleTexts words) {
        this.factors = factors;
        this.proof = proof;
        this.words = words;
    }

    @PostMapping
    String begin(Viewer viewer, HttpServletRequest request) throws RuleViolation {
        factors.beginAuthenticator(viewer.user(), request);
        return "redirect:/sign-in-security/authenticator";
    }

    @GetMapping
    String show(Viewer viewer, HttpServletRequest request, Model model) {
        return page(viewer.user(), request, model);
    }

    /** The codes are shown with this answer and by no other: nothing keeps them in between. */
    @PostMapping("/code")
    String complete(
            @RequestParam(defaultValue = "") String code,
            Viewer viewer,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes said,
            Model model)
            throws RuleViolation {
        List<String> codes;
        try {
            codes = factors.completeAuthenticator(viewer.user(), code, request);
        } catch (RuleViolation wrong) {
            if (wrong.kind() != RuleViolation.Kind.INVALID) {
                throw wrong;
            }
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("refusal", words.of(wrong, language));
            return page(viewer.user(), request, model);
        }
        proof.keep(viewer.user(), request);
        if (codes.isEmpty()) {
            said.addFlashAttribute("notice", "security.registered");
            return OVERVIEW;
        }
        model.addAttribute("notice", "security.registered");
        model.addAttribute("codes", codes);
        return "panel/security/recovery-codes";
    }

    private String page(User user, HttpServletRequest request, Model model) {
        Optional<AuthenticatorKey> key = factors.begunAuthenticator(user, request);
        if (key.isEmpty()) {
            return OVERVIEW;
        }
        model.addAttribute("key", key.get().text().replaceAll("(.{4})(?!$)", "$1 "));
        model.addAttribute("picture", QrPicture.of(key.get().uri()));
        return "panel/security/authenticator";
    }
}
