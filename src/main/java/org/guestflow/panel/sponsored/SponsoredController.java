package org.guestflow.panel.sponsored;

import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.GuestFilter;
import org.guestflow.directory.GuestLists;
import org.guestflow.directory.User;
import org.guestflow.directory.Zones;
import org.guestflow.lifecycle.AccessExtensions;
import org.guestflow.lifecycle.ExtensionRequests;
import org.guestflow.lifecycle.InactiveGuests;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The guests that the viewer answers for. Administrators may look at each. */
@Controller
@RequestMapping("/sponsored")
class SponsoredController {

    private static final int PAGE = 25;

    private final GuestLists guests;
    private final AccessExtensions extensions;
    private final ExtensionRequests requests;
    private final InactiveGuests inactive;
    private final Zones zones;

    SponsoredController(
            GuestLists guests,
            AccessExtensions extensions,
            ExtensionRequests requests,
            InactiveGuests inactive,
            Zones zones) {
        this.guests = guests;
        this.extensions = extensions;
        this.requests = requests;
        this.inactive = inactive;
        this.zones = zones;
    }

    @GetMapping
    String list(@RequestParam(required = false) Optional<String> after, Viewer viewer, Model model)
            throws RuleViolation {
        GuestFilter his = GuestFilter.ofSponsor(viewer.user().mail());
        model.addAttribute("guests", guests.list(his, after, PAGE));
        return "panel/sponsored/list";
    }

    @GetMapping("/{guest:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}")
    String show(@PathVariable UUID guest, Viewer viewer, Model model) throws RuleViolation {
        User found = extensions.sponsored(viewer.user(), new UserId(guest));
        model.addAttribute("guest", found);
        model.addAttribute("guestZone", zones.of(found.id()));
        model.addAttribute("entries", extensions.accessOf(viewer.user(), found.id()));
        model.addAttribute("asked", requests.openOf(found.id()));
        model.addAttribute("inactivity", inactive.of(found.id()).orElse(null));
        return "panel/sponsored/guest";
    }
}
