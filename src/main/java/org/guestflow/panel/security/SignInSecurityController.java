package org.guestflow.panel.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.identity.OwnPassword;
import org.guestflow.identity.SecondFactor;
import org.guestflow.identity.SecondFactors;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The viewer's second factors and recovery codes, and the way to the password. Who has a factor comes here only with a fresh proof of it. */
@Controller
@RequestMapping("/sign-in-security")
class SignInSecurityController {

    private static final String FACTOR =
            "/{factor:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/remove";

    private final SecondFactors factors;
    private final OwnPassword password;

    SignInSecurityController(SecondFactors factors, OwnPassword password) {
        this.factors = factors;
        this.password = password;
    }

    @GetMapping
    String show(Viewer viewer, Model model) {
        model.addAttribute("factors", factors.of(viewer.user().id()));
        model.addAttribute("codesLeft", factors.recoveryCodesLeft(viewer.user().id()));
        model.addAttribute("required", factors.isRequired(viewer.user()));
        model.addAttribute("hasPassword", password.isOf(viewer.user()));
        return "panel/security/factors";
    }

    @PostMapping("/recovery-codes")
    String renewRecoveryCodes(Viewer viewer, HttpServletRequest request, Model model) throws RuleViolation {
        model.addAttribute("codes", factors.renewRecoveryCodes(viewer.user(), request));
        return "panel/security/recovery-codes";
    }

    @GetMapping(FACTOR)
    String askToRemove(@PathVariable UUID factor, Viewer viewer, Model model) throws RuleViolation {
        model.addAttribute("factor", find(viewer.user(), factor));
        return "panel/security/remove";
    }

    @PostMapping(FACTOR)
    String remove(@PathVariable UUID factor, Viewer viewer, HttpServletRequest request, RedirectAttributes said)
            throws RuleViolation {
        factors.remove(viewer.user(), factor, request);
        said.addFlashAttribute("notice", "security.removed");
        return "redirect:/sign-in-security";
    }

    private SecondFactor find(User user, UUID factor) throws RuleViolation {
        List<SecondFactor> own = factors.of(user.id());
        return own.stream()
                .filter(one -> one.id().equals(factor))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(
                        "UnknownFactor",
                        RuleViolation.Kind.NOT_FOUND,
                        "You have no such second factor.",
                        "Yours stand on the page of your sign-in security."));
    }
}
