package org.guestflow.panel.administration;

import java.util.Optional;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.TargetListFilter;
import org.guestflow.directory.UserFilter;
import org.guestflow.directory.UserType;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the directory has: how many people, which groups and applications; and the ways to add to it. */
@Controller
class DirectoryController {

    private static final int PAGE = 25;

    private final AccessLists lists;
    private final Users users;

    DirectoryController(AccessLists lists, Users users) {
        this.lists = lists;
        this.users = users;
    }

    @GetMapping("/administration/directory")
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) Optional<String> after,
            Model model)
            throws RuleViolation {
        model.addAttribute("text", text);
        model.addAttribute(
                "targets", lists.targets(new TargetListFilter(Optional.empty(), Typed.text(text)), after, PAGE));
        model.addAttribute("members", count(UserType.MEMBER));
        model.addAttribute("guests", count(UserType.GUEST));
        return "panel/administration/directory";
    }

    private long count(UserType type) {
        return users.count(UserFilter.EVERYBODY.ofType(type));
    }
}
