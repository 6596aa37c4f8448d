package org.guestflow.panel.access;

import java.util.Optional;
import org.guestflow.directory.AccessEntry;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.TargetType;
import org.guestflow.directory.Targets;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leaving a group or an application by oneself: asked first, then done. */
@Controller
class LeaveController {

    private final AccessLists lists;
    private final Targets targets;

    LeaveController(AccessLists lists, Targets targets) {
        this.lists = lists;
        this.targets = targets;
    }

    @GetMapping("/{type:groups|applications}/{id}/leave")
    String ask(@PathVariable String type, @PathVariable String id, Viewer viewer, Model model) throws RuleViolation {
        AccessEntry entry = find(type, id, viewer);
        model.addAttribute("entry", entry);
        model.addAttribute("path", "/" + type + "/" + entry.target().id() + "/leave");
        return "panel/access/leave";
    }

    @PostMapping("/{type:groups|applications}/{id}/leave")
    String leave(@PathVariable String type, @PathVariable String id, Viewer viewer, RedirectAttributes said)
            throws RuleViolation {
        AccessEntry entry = find(type, id, viewer);
        targets.endAccess(viewer.user().id(), entry.target(), viewer.user().id());
        said.addFlashAttribute("notice", "access.left");
        said.addFlashAttribute("noticeArguments", new Object[] {entry.displayName()});
        return "redirect:/";
    }

    /** What one has no access to answers as what is not there. */
    private AccessEntry find(String type, String id, Viewer viewer) throws RuleViolation {
        TargetType kind = "groups".equals(type) ? TargetType.GROUP : TargetType.APPLICATION;
        Optional<AccessEntry> entry = lists.of(viewer.user().id()).stream()
                .filter(one -> one.target().type() == kind
                        && one.target().id().toString().equals(id))
                .findFirst();
        if (entry.isEmpty()) {
            throw new RuleViolation(
                    "UnknownAccess",
                    RuleViolation.Kind.NOT_FOUND,
                    "You are not in such a group or application.",
                    "What you are in stands on the page My access.");
        }
        if (!entry.get().canBeLeft()) {
            throw new RuleViolation(
                    "CannotBeLeft",
                    RuleViolation.Kind.CONFLICT,
                    "This membership is not kept by hand.",
                    "A rule or another directory decides on it; an administrator can change that.");
        }
        return entry.get();
    }
}
