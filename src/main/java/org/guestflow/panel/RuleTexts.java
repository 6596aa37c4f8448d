package org.guestflow.panel;

import java.util.Locale;
import org.guestflow.shared.RuleViolation;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words a refusal for people: what is wrong and what can be done, in their language. */
@Component
public class RuleTexts {

    private final MessageSource messages;

    RuleTexts(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * Words a refusal.
     *
     * @param violation the refusal
     * @param language the page's language
     * @return the words of {@code rule.<name>}; the violation's own, in English, where a feature has not worded it for people
     */
    public String of(RuleViolation violation, Locale language) {
        String own = violation.getMessage() + " " + violation.remedy();
        String text = messages.getMessage("rule." + violation.rule(), null, own, language);
        return text == null ? own : text;
    }
}
