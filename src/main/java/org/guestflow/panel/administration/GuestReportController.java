package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.directory.GuestEntry;
import org.guestflow.directory.GuestFilter;
import org.guestflow.directory.GuestFinding;
import org.guestflow.directory.GuestLists;
import org.guestflow.panel.Viewer;
import org.guestflow.policy.PolicySettings;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The guests whom nobody looks after: of each kind, how many there are and who they are. */
@Controller
class GuestReportController {

    private static final int PAGE = 25;

    private final GuestLists guests;
    private final PolicySettings settings;

    GuestReportController(GuestLists guests, PolicySettings settings) {
        this.guests = guests;
        this.settings = settings;
    }

    @GetMapping("/administration/guest-report")
    String show(
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(required = false) Optional<String> after,
            Viewer viewer,
            Model model)
            throws RuleViolation {
        Finding chosen = chosen(finding);
        UserId actor = viewer.user().id();
        model.addAttribute("findings", Finding.values());
        model.addAttribute("finding", chosen);
        model.addAttribute("count", count(chosen, actor));
        model.addAttribute("guests", list(chosen, after, PAGE, actor));
        return "panel/administration/guest-report";
    }

    @GetMapping("/administration/guest-report.csv")
    void download(@RequestParam(defaultValue = "") String finding, Viewer viewer, HttpServletResponse response)
            throws IOException, RuleViolation {
        Finding chosen = chosen(finding);
        CsvDownload.write(
                response,
                "guests-" + chosen.key() + ".csv",
                GuestCsv.HEADER,
                (after, size) -> list(chosen, after, size, viewer.user().id()),
                GuestCsv::row);
    }

    private static Finding chosen(String finding) throws RuleViolation {
        return Typed.name(finding, Finding.class).orElse(Finding.WITHOUT_SPONSOR);
    }

    private long count(Finding finding, UserId actor) throws RuleViolation {
        return finding.ofDirectory.isPresent()
                ? guests.count(finding.ofDirectory.get())
                : settings.countGuestsRefusedBy(settings.domainList(), actor);
    }

    private Slice<GuestEntry> list(Finding finding, Optional<String> after, int size, UserId actor)
            throws RuleViolation {
        return finding.ofDirectory.isPresent()
                ? guests.list(GuestFilter.of(finding.ofDirectory.get()), after, size)
                : settings.guestsRefusedBy(settings.domainList(), after, size, actor);
    }

    /** What the report is about. */
    enum Finding {
        WITHOUT_SPONSOR(GuestFinding.WITHOUT_SPONSOR),
        WITHOUT_SIGN_IN(GuestFinding.WITHOUT_SIGN_IN),
        WITHOUT_END_DATE(GuestFinding.WITHOUT_END_DATE),
        OUTSIDE_DOMAIN_LIST(null);

        private final Optional<GuestFinding> ofDirectory;

        Finding(GuestFinding ofDirectory) {
            this.ofDirectory = Optional.ofNullable(ofDirectory);
        }

        /** For keys of texts and names of files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
