package org.guestflow.panel.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.guestflow.identity.OwnPassword;
import org.guestflow.panel.RuleTexts;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes the viewer's own password. What was typed never comes back with the page. */
@Controller
@RequestMapping("/sign-in-security/password")
class PasswordController {

    private static final String FORM = "panel/security/password";

    private static final Map<String, String> FIELDS = Map.of(
            "CurrentPasswordWrong", "current",
            "PasswordInvalid", "chosen",
            "PasswordUnchanged", "chosen",
            "PasswordsDiffer", "repeated");

    private final OwnPassword password;
    private final RuleTexts words;

    PasswordController(OwnPassword password, RuleTexts words) {
        this.password = password;
        this.words = words;
    }

    @GetMapping
    String show(Viewer viewer) throws RuleViolation {
        password.require(viewer.user());
        return FORM;
    }

    @PostMapping
    String change(
            PasswordForm form,
            Viewer viewer,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes said,
            Model model)
            throws RuleViolation {
        password.require(viewer.user());
        try {
            form.checkRepetition();
            password.change(viewer.user(), form.current(), form.chosen(), request);
        } catch (RuleViolation refused) {
            String field = FIELDS.get(refused.rule());
            if (field == null) {
                throw refused;
            }
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errorField", field);
            model.addAttribute("errorText", words.of(refused, language));
            return FORM;
        }
        said.addFlashAttribute("notice", "security.password.changed");
        return "redirect:/sign-in-security";
    }
}
