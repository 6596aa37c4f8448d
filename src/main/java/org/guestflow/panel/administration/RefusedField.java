package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.guestflow.panel.RuleTexts;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts a refusal beside the field that its rule is about, in the viewer's words; above all fields where it is about none. */
@Component
class RefusedField {

    private final RuleTexts words;

    RefusedField(RuleTexts words) {
        this.words = words;
    }

    void show(
            RuleViolation refused,
            Map<String, String> fieldOfRule,
            Locale language,
            HttpServletResponse response,
            Model model) {
        boolean conflict = refused.kind() == RuleViolation.Kind.CONFLICT;
        response.setStatus((conflict ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST).value());
        String field = fieldOfRule.get(refused.rule());
        model.addAttribute("errorField", field);
        model.addAttribute(field == null ? "refusal" : "errorText", words.of(refused, language));
    }
}
