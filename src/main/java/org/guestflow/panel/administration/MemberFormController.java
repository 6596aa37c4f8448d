package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.guestflow.directory.User;
import org.guestflow.identity.Members;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records a person of the organisation, with a first password where the organisation has no provider to sign in at. */
@Controller
@RequestMapping("/administration/directory/members/new")
class MemberFormController {

    private static final String FORM = "panel/administration/member-new";

    private final Members members;
    private final RefusedField refusals;

    MemberFormController(Members members, RefusedField refusals) {
        this.members = members;
        this.refusals = refusals;
    }

    @GetMapping
    String form(@ModelAttribute("form") MemberForm form) {
        return FORM;
    }

    @PostMapping
    String add(
            @ModelAttribute("form") MemberForm form,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes said) {
        try {
            User added = members.add(
                    form.member(), form.chosenPassword(), viewer.user().id());
            said.addFlashAttribute("notice", "administration.directory.added.member");
            said.addFlashAttribute("noticeArguments", new Object[] {added.displayName()});
            return "redirect:/administration/directory";
        } catch (RuleViolation refused) {
            refusals.show(refused, MemberForm.FIELDS, language, response, model);
            return FORM;
        }
    }
}
