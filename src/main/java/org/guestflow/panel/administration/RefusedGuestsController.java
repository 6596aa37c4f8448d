package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.guestflow.panel.Viewer;
import org.guestflow.policy.DomainList;
import org.guestflow.policy.PolicySettings;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The guests whom the present list of domains would refuse (behaviour.md section 2, rule 7). */
@Controller
class RefusedGuestsController {

    private static final int PAGE = 25;

    private final PolicySettings settings;

    RefusedGuestsController(PolicySettings settings) {
        this.settings = settings;
    }

    @GetMapping("/administration/settings/refused")
    String list(@RequestParam(required = false) Optional<String> after, Viewer viewer, Model model)
            throws RuleViolation {
        DomainList list = settings.domainList();
        UserId actor = viewer.user().id();
        model.addAttribute("refusedCount", settings.countGuestsRefusedBy(list, actor));
        model.addAttribute("guests", settings.guestsRefusedBy(list, after, PAGE, actor));
        return "panel/administration/refused";
    }

    @GetMapping("/administration/settings/refused.csv")
    void download(Viewer viewer, HttpServletResponse response) throws IOException, RuleViolation {
        DomainList list = settings.domainList();
        CsvDownload.write(
                response,
                "refused-guests.csv",
                GuestCsv.HEADER,
                (after, size) -> settings.guestsRefusedBy(
                        list, after, size, viewer.user().id()),
                GuestCsv::row);
    }
}
