package org.guestflow.panel.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.guestflow.directory.Departures;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Leaving the organisation altogether, after a question; for external users. */
@Controller
class LeaveOrganisationController {

    private final Departures departures;

    LeaveOrganisationController(Departures departures) {
        this.departures = departures;
    }

    @GetMapping("/leave")
    String ask(Viewer viewer) throws RuleViolation {
        requireGuest(viewer);
        return "panel/access/leave-organisation";
    }

    @PostMapping("/leave")
    String leave(Viewer viewer, HttpServletRequest request) throws RuleViolation, ServletException {
        requireGuest(viewer);
        departures.leave(viewer.user());
        request.logout();
        return "redirect:/sign-in?signed-out";
    }

    private static void requireGuest(Viewer viewer) throws RuleViolation {
        if (!viewer.user().isExternal()) {
            throw new RuleViolation(
                    "MembersDoNotLeave",
                    RuleViolation.Kind.NOT_FOUND,
                    "You belong to the organisation and cannot leave it here.",
                    "Its own directory decides on members.");
        }
    }
}
