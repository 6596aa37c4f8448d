package org.guestflow.panel.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.guestflow.approval.ApprovalQueue;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.TargetListFilter;
import org.guestflow.directory.Zones;
import org.guestflow.panel.Viewer;
import org.guestflow.panel.ViewerZone;
import org.guestflow.review.ReviewLists;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: what the viewer has access to, and what he owns. */
@Controller
class MyAccessController {

    private static final int OWNED = 6;
    private static final int WAITING = 10;

    private final AccessItems items;
    private final AccessLists lists;
    private final ApprovalQueue queue;
    private final ReviewLists reviews;
    private final ViewerZone viewerZone;
    private final Zones zones;

    MyAccessController(
            AccessItems items,
            AccessLists lists,
            ApprovalQueue queue,
            ReviewLists reviews,
            ViewerZone viewerZone,
            Zones zones) {
        this.items = items;
        this.lists = lists;
        this.queue = queue;
        this.reviews = reviews;
        this.viewerZone = viewerZone;
        this.zones = zones;
    }

    @GetMapping("/")
    String show(Viewer viewer, HttpServletRequest request, Model model) throws RuleViolation {
        // Everybody comes here after the sign-in: access ends with the day where its user is.
        viewerZone.told(request).ifPresent(zone -> zones.learn(viewer.user().id(), zone));
        List<AccessItem> all = items.of(viewer.user().id());
        model.addAttribute(
                "applications",
                all.stream()
                        .filter(item -> item.path().startsWith("/applications/"))
                        .toList());
        model.addAttribute(
                "groups",
                all.stream().filter(item -> item.path().startsWith("/groups/")).toList());
        model.addAttribute("owned", lists.targets(ownedBy(viewer), Optional.empty(), OWNED));
        model.addAttribute("waiting", queue.waitingFor(viewer.user(), WAITING));
        model.addAttribute("reviewsWaiting", reviews.waitingFor(viewer.user()).size());
        model.addAttribute(
                "mayAddColleagues", viewer.user().isExternal() && viewer.user().isGuestInviter());
        return "panel/access/my-access";
    }

    private static TargetListFilter ownedBy(Viewer viewer) {
        return new TargetListFilter(Optional.of(viewer.user().id()), Optional.empty());
    }
}
