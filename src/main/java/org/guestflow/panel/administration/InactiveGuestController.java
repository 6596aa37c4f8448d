package org.guestflow.panel.administration;

import java.util.UUID;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.directory.Zones;
import org.guestflow.lifecycle.GuestInactivity;
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

/** Giving the account of a guest back who is blocked for inactivity: asked first, then done. */
@Controller
@RequestMapping("/administration/guests/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/restore")
class InactiveGuestController {

    private final Users users;
    private final AccessLists access;
    private final InactiveGuests inactive;
    private final Zones zones;

    InactiveGuestController(Users users, AccessLists access, InactiveGuests inactive, Zones zones) {
        this.users = users;
        this.access = access;
        this.inactive = inactive;
        this.zones = zones;
    }

    @GetMapping
    String ask(@PathVariable UUID id, Model model) throws RuleViolation {
        UserId guest = new UserId(id);
        GuestInactivity inactivity = inactive.blocked(guest);
        User found = users.find(guest).orElseThrow();
        model.addAttribute("guest", found);
        model.addAttribute("guestZone", zones.of(guest));
        model.addAttribute("inactivity", inactivity);
        model.addAttribute("entries", access.of(guest));
        return "panel/administration/restore-guest";
    }

    @PostMapping
    String restore(@PathVariable UUID id, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        inactive.restore(new UserId(id), viewer.user());
        said.addFlashAttribute("notice", "lifecycle.restored");
        return "redirect:/administration/guests/" + id;
    }
}
