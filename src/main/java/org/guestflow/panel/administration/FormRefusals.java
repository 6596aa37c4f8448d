package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.guestflow.panel.RuleTexts;
import org.guestflow.partner.InvalidField;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts a refusal into the form that it is about: at the field where it names one, else above all of them. */
@Component
class FormRefusals {

    private final RuleTexts words;

    FormRefusals(RuleTexts words) {
        this.words = words;
    }

    void show(RuleViolation refused, Locale language, HttpServletResponse response, Model model) {
        boolean conflict = refused.kind() == RuleViolation.Kind.CONFLICT;
        response.setStatus((conflict ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST).value());
        if (refused instanceof InvalidField field) {
            model.addAttribute("errorField", field.field());
            model.addAttribute("errorNamed", field.named().orElse(""));
        } else {
            model.addAttribute("refusal", words.of(refused, language));
        }
    }
}
