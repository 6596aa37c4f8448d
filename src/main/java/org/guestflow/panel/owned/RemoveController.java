package org.guestflow.panel.owned;

import java.util.Optional;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
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

/** Taking somebody out of a group or application that one owns: asked first, then done. */
@Controller
@RequestMapping("/{type:groups|applications}/{id}/people/{person:[0-9a-f-]{36}}/remove")
class RemoveController {

    private final TargetPages pages;
    private final Targets targets;
    private final Users users;

    RemoveController(TargetPages pages, Targets targets, Users users) {
        this.pages = pages;
        this.targets = targets;
        this.users = users;
    }

    @GetMapping
    String ask(
            @PathVariable String type, @PathVariable String id, @PathVariable String person, Viewer viewer, Model model)
            throws RuleViolation {
        TargetPage page = kept(pages.managed(type, id, viewer));
        model.addAttribute("page", page);
        model.addAttribute("person", find(page, person));
        return "panel/owned/remove";
    }

    @PostMapping
    String remove(
            @PathVariable String type,
            @PathVariable String id,
            @PathVariable String person,
            Viewer viewer,
            RedirectAttributes said)
            throws RuleViolation {
        TargetPage page = kept(pages.managed(type, id, viewer));
        User removed = find(page, person);
        targets.endAccess(removed.id(), page.target(), viewer.user().id());
        said.addFlashAttribute("notice", "owned.removed");
        said.addFlashAttribute("noticeArguments", new Object[] {removed.displayName(), page.name()});
        return "redirect:" + page.path();
    }

    private static TargetPage kept(TargetPage page) throws RuleViolation {
        if (page.isKeptByHand()) {
            return page;
        }
        throw new RuleViolation(
                "MembershipNotKeptByHand",
                RuleViolation.Kind.CONFLICT,
                "The people are not kept by hand here.",
                "A rule or another directory decides on them; an administrator can change that.");
    }

    private User find(TargetPage page, String person) throws RuleViolation {
        Optional<User> found =
                users.find(UserId.parse(person)).filter(user -> targets.hasAccess(user.id(), page.target()));
        return found.orElseThrow(() -> new RuleViolation(
                "NotInTarget",
                RuleViolation.Kind.NOT_FOUND,
                "The person is not in it.",
                "Whoever is in it stands on its page."));
    }
}
