package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import org.guestflow.directory.ExternalUserState;
import org.guestflow.directory.GuestFilter;
import org.guestflow.directory.GuestLists;
import org.guestflow.panel.ViewerZone;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** All guests: who they are, who answers for them, until when they have what. */
@Controller
class GuestsController {

    private static final int PAGE = 25;

    private final GuestLists guests;
    private final ViewerZone zones;

    GuestsController(GuestLists guests, ViewerZone zones) {
        this.guests = guests;
        this.zones = zones;
    }

    @GetMapping("/administration/guests")
    String list(
            @ModelAttribute("filter") GuestForm form,
            @RequestParam(required = false) Optional<String> after,
            HttpServletRequest request,
            Model model)
            throws RuleViolation {
        model.addAttribute("guests", guests.list(form.filter(zones.of(request)), after, PAGE));
        return "panel/administration/guests";
    }

    @GetMapping("/administration/guests.csv")
    void download(@ModelAttribute("filter") GuestForm form, HttpServletRequest request, HttpServletResponse response)
            throws IOException, RuleViolation {
        GuestFilter filter = form.filter(zones.of(request));
        CsvDownload.write(
                response,
                "guests.csv",
                GuestCsv.HEADER,
                (after, size) -> guests.list(filter, after, size),
                GuestCsv::row);
    }

    /**
     * The page's filter, as typed; an empty text for what is not given.
     *
     * @param text what the address or a name begins with
     * @param state PENDING_ACCEPTANCE or ACCEPTED
     * @param domain the partner's domain
     * @param sponsor a sponsor's address
     * @param endsBefore ISO date
     * @param notSeenSince ISO date
     */
    record GuestForm(String text, String state, String domain, String sponsor, String endsBefore, String notSeenSince) {

        GuestForm {
            text = given(text);
            state = given(state);
            domain = given(domain);
            sponsor = given(sponsor);
            endsBefore = given(endsBefore);
            notSeenSince = given(notSeenSince);
        }

        private static String given(String typed) {
            return typed == null ? "" : typed.strip();
        }

        GuestFilter filter(ZoneId zone) throws RuleViolation {
            return new GuestFilter(
                    Typed.text(text),
                    Typed.name(state, ExternalUserState.class),
                    domain.isEmpty() ? Optional.empty() : Optional.of(parsedDomain()),
                    sponsor.isEmpty() ? Optional.empty() : Optional.of(parsedSponsor()),
                    Typed.startOf(endsBefore, zone),
                    Typed.startOf(notSeenSince, zone),
                    Optional.empty(),
                    Optional.empty());
        }

        private DomainName parsedDomain() throws RuleViolation {
            return DomainName.parse(domain).orElseThrow(() -> Typed.notUnderstood(domain));
        }

        private EmailAddress parsedSponsor() throws RuleViolation {
            return EmailAddress.parse(sponsor).orElseThrow(() -> Typed.notUnderstood(sponsor));
        }
    }
}
