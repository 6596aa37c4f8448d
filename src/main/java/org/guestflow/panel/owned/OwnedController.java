package org.guestflow.panel.owned;

import java.util.Optional;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.TargetListFilter;
import org.guestflow.invitation.InvitationLists;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The groups and applications that the viewer owns, and the people of each. Administrators may look at all. */
@Controller
class OwnedController {

    private static final int PAGE = 25;
    private static final int INVITED = 50;

    private final AccessLists lists;
    private final TargetPages pages;
    private final InvitationLists invitations;

    OwnedController(AccessLists lists, TargetPages pages, InvitationLists invitations) {
        this.lists = lists;
        this.pages = pages;
        this.invitations = invitations;
    }

    @GetMapping("/owned")
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean everything,
            @RequestParam(required = false) Optional<String> after,
            Viewer viewer,
            Model model)
            throws RuleViolation {
        boolean all = everything && viewer.isAdministrator();
        TargetListFilter filter = new TargetListFilter(
                all ? Optional.empty() : Optional.of(viewer.user().id()), given(text));
        model.addAttribute("targets", lists.targets(filter, after, PAGE));
        model.addAttribute("text", text);
        model.addAttribute("everything", all);
        return "panel/owned/list";
    }

    @GetMapping("/{type:groups|applications}/{id}")
    String people(
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) Optional<String> after,
            Viewer viewer,
            Model model)
            throws RuleViolation {
        TargetPage page = pages.managed(type, id, viewer);
        model.addAttribute("page", page);
        model.addAttribute("text", text);
        model.addAttribute("people", lists.people(page.people(), given(text), after, PAGE));
        model.addAttribute("invited", invitations.openFor(page.target(), INVITED));
        return "panel/owned/people";
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(typed -> !typed.isEmpty());
    }
}
