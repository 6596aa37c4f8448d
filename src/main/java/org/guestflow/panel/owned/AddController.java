package org.guestflow.panel.owned;

import java.util.List;
import java.util.Locale;
import org.guestflow.directaddition.Colleagues;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** AddingPeople people to a group or application: paste addresses, see what would become of each, send. */
@Controller
@RequestMapping("/{type:groups|applications}/{id}/add")
class AddController {

    private static final int MOST = 50;

    private final TargetPages pages;
    private final AddingPeople adding;
    private final Colleagues colleagues;

    AddController(TargetPages pages, AddingPeople adding, Colleagues colleagues) {
        this.pages = pages;
        this.colleagues = colleagues;
        this.adding = adding;
    }

    @GetMapping
    String form(
            @PathVariable String type,
            @PathVariable String id,
            @ModelAttribute("form") AddForm form,
            Viewer viewer,
            Model model)
            throws RuleViolation {
        TargetPage page = pages.open(type, id, viewer);
        model.addAttribute("page", page);
        model.addAttribute("partners", colleagues.partnersOf(viewer.user(), page.target()));
        return "panel/owned/add";
    }

    /** Answers with the whole page; the page's script takes the verdicts out of it. */
    @PostMapping("/check")
    String check(
            @PathVariable String type,
            @PathVariable String id,
            @ModelAttribute("form") AddForm form,
            Viewer viewer,
            Locale language,
            Model model)
            throws RuleViolation {
        TargetPage page = pages.open(type, id, viewer);
        model.addAttribute("page", page);
        if (isAnswerable(form, model)) {
            model.addAttribute("verdicts", adding.check(form, page.target(), viewer.user(), language));
        }
        return "panel/owned/add";
    }

    @PostMapping
    String add(
            @PathVariable String type,
            @PathVariable String id,
            @ModelAttribute("form") AddForm form,
            Viewer viewer,
            Locale language,
            Model model)
            throws RuleViolation {
        TargetPage page = pages.open(type, id, viewer);
        model.addAttribute("page", page);
        if (!isAnswerable(form, model)) {
            return "panel/owned/add";
        }
        List<PersonVerdict> outcomes = adding.ask(form, page.target(), viewer.user(), language);
        model.addAttribute("outcomes", outcomes);
        return "panel/owned/added";
    }

    private static boolean isAnswerable(AddForm form, Model model) {
        int people = form.pasted().size();
        if (people == 0 || people > MOST) {
            model.addAttribute("problem", people == 0 ? "owned.add.nobody" : "owned.add.too-many");
            model.addAttribute("most", MOST);
            return false;
        }
        return true;
    }
}
