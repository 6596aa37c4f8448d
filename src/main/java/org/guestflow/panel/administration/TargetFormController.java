package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.guestflow.directory.MembershipRule;
import org.guestflow.directory.NewApplication;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.TargetAdditions;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records a group or an application, and leads to its people. */
@Controller
@RequestMapping("/administration/directory/{type:groups|applications}/new")
class TargetFormController {

    private static final String FORM = "panel/administration/target-new";
    private static final String GROUPS = "groups";

    private final TargetAdditions additions;
    private final Users users;
    private final RefusedField refusals;

    TargetFormController(TargetAdditions additions, Users users, RefusedField refusals) {
        this.additions = additions;
        this.users = users;
        this.refusals = refusals;
    }

    @ModelAttribute("rules")
    MembershipRule[] rules() {
        return MembershipRule.values();
    }

    @GetMapping
    String form(@PathVariable String type, TargetForm form, Viewer viewer, Model model) {
        model.addAttribute("form", form.proposed(viewer.user().mail().toString()));
        return FORM;
    }

    @PostMapping
    String add(
            @PathVariable String type,
            @ModelAttribute("form") TargetForm form,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes said) {
        try {
            UserId owner = owner(form.owner()).id();
            Object id = GROUPS.equals(type) ? add(form.group(owner), viewer) : add(form.application(owner), viewer);
            said.addFlashAttribute("notice", "administration.directory.added." + type);
            said.addFlashAttribute(
                    "noticeArguments", new Object[] {form.displayName().strip()});
            return "redirect:/" + type + "/" + id;
        } catch (RuleViolation refused) {
            refusals.show(refused, TargetForm.FIELDS, language, response, model);
            return FORM;
        }
    }

    private Object add(NewGroup group, Viewer viewer) throws RuleViolation {
        additions.add(group, viewer.user().id());
        return group.group().id();
    }

    private Object add(NewApplication application, Viewer viewer) throws RuleViolation {
        additions.add(application, viewer.user().id());
        return application.application().id();
    }

    private User owner(String typed) throws RuleViolation {
        return EmailAddress.parse(typed)
                .flatMap(users::findByMail)
                .orElseThrow(() -> new RuleViolation(
                        "UnknownUser",
                        RuleViolation.Kind.INVALID,
                        "The directory has no user with this address.",
                        "Look for the person by another address."));
    }
}
