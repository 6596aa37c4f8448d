package org.guestflow.panel.administration;

import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.directory.Zones;
import org.guestflow.identity.IdentityLinks;
import org.guestflow.identity.SecondFactors;
import org.guestflow.lifecycle.InactiveGuests;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One guest: who answers, what access there is, and at which provider the account is used. */
@Controller
@RequestMapping("/administration/guests/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}")
class GuestController {

    private final Users users;
    private final AccessLists access;
    private final IdentityLinks links;
    private final SecondFactors factors;
    private final InactiveGuests inactive;
    private final Zones zones;

    GuestController(
            Users users,
            AccessLists access,
            IdentityLinks links,
            SecondFactors factors,
            InactiveGuests inactive,
            Zones zones) {
        this.users = users;
        this.access = access;
        this.links = links;
        this.factors = factors;
        this.inactive = inactive;
        this.zones = zones;
    }

    @GetMapping
    String show(@PathVariable UUID id, Model model) throws RuleViolation {
        add(find(id), model);
        return "panel/administration/guest";
    }

    @GetMapping("/unlink")
    String askToUnlink(@PathVariable UUID id, Model model) throws RuleViolation {
        add(find(id), model);
        return "panel/administration/unlink";
    }

    @PostMapping("/unlink")
    String unlink(@PathVariable UUID id, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        links.unlink(find(id).id(), viewer.user().id());
        said.addFlashAttribute("notice", "administration.guest.unlinked");
        return "redirect:/administration/guests/" + id;
    }

    private void add(User guest, Model model) {
        model.addAttribute("guest", guest);
        model.addAttribute("guestZone", zones.of(guest.id()));
        model.addAttribute("entries", access.of(guest.id()));
        model.addAttribute("sponsors", users.sponsors(guest.id()));
        model.addAttribute("factors", factors.of(guest.id()));
        model.addAttribute("inactivity", inactive.of(guest.id()).orElse(null));
        model.addAttribute("issuer", links.issuerOf(guest.id()).orElse(null));
    }

    private User find(UUID id) throws RuleViolation {
        Optional<User> found = users.find(new UserId(id)).filter(User::isExternal);
        return found.orElseThrow(() -> new RuleViolation(
                "UnknownGuest",
                RuleViolation.Kind.NOT_FOUND,
                "There is no such guest.",
                "All guests stand on the page of the guests."));
    }
}
