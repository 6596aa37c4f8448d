package org.guestflow.panel.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.guestflow.identity.Passkeys;
import org.guestflow.identity.SecondFactorProof;
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

/** Registers a passkey: the browser asks its authenticator, and sends what it answered. */
@Controller
@RequestMapping("/sign-in-security/passkey")
class PasskeyController {

    private static final String VIEW = "panel/security/passkey";

    private final Passkeys passkeys;
    private final SecondFactorProof proof;
    private final RuleTexts words;

    PasskeyController(Passkeys passkeys, SecondFactorProof proof, RuleTexts words) {
        this.passkeys = passkeys;
        this.proof = proof;
        this.words = words;
    }

    @GetMapping
    String show(Viewer viewer, HttpServletRequest request, Model model) throws RuleViolation {
        model.addAttribute("options", passkeys.begin(viewer.user(), request));
        return VIEW;
    }

    /** Recovery codes are shown with this answer and by no other: nothing keeps them in between. */
    @PostMapping
    String register(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String label,
            Viewer viewer,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes said,
            Model model)
            throws RuleViolation {
        List<String> codes;
        try {
            codes = passkeys.complete(viewer.user(), credential, label, request);
        } catch (RuleViolation notTaken) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("refusal", words.of(notTaken, language));
            return show(viewer, request, model);
        }
        proof.keep(viewer.user(), request);
        if (codes.isEmpty()) {
            said.addFlashAttribute("notice", "security.registered");
            return "redirect:/sign-in-security";
        }
        model.addAttribute("notice", "security.registered");
        model.addAttribute("codes", codes);
        return "panel/security/recovery-codes";
    }
}
