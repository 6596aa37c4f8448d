package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.guestflow.compliance.Erasures;
import org.guestflow.panel.RuleTexts;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Data-protection requests: a person is found by address, who may have left long ago, looked at and erased. */
@Controller
@RequestMapping("/administration/erasure")
class ErasurePagesController {

    private static final String PERSON = "/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";

    private final Erasures erasures;
    private final RuleTexts words;

    ErasurePagesController(Erasures erasures, RuleTexts words) {
        this.erasures = erasures;
        this.words = words;
    }

    @GetMapping
    String ask() {
        return "panel/administration/erasure";
    }

    /** Sent, and not asked for in an address that stays in histories and logs. */
    @PostMapping("/find")
    String find(@RequestParam String mail, Locale language, HttpServletResponse response, Model model) {
        try {
            return "redirect:/administration/erasure/" + erasures.find(mail.strip());
        } catch (RuleViolation unknown) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("refusal", words.of(unknown, language));
            return "panel/administration/erasure";
        }
    }

    @GetMapping(PERSON)
    String askAgain(@PathVariable UUID id, Model model) throws RuleViolation {
        model.addAttribute("known", erasures.known(erasures.find(id.toString())));
        return "panel/administration/erase";
    }

    @PostMapping(PERSON)
    String erase(
            @PathVariable UUID id,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes said)
            throws RuleViolation {
        UserId person = erasures.find(id.toString());
        try {
            erasures.erase(person, viewer.user().id());
        } catch (RuleViolation refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", words.of(refused, language));
            model.addAttribute("known", erasures.known(person));
            return "panel/administration/erase";
        }
        said.addFlashAttribute("notice", "administration.erasure.done");
        return "redirect:/administration/erasure";
    }
}
