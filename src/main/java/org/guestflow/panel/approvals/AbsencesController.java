package org.guestflow.panel.approvals;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.guestflow.approval.AbsencePlan;
import org.guestflow.approval.AbsenceRefused;
import org.guestflow.approval.Absences;
import org.guestflow.directory.Zones;
import org.guestflow.panel.RuleTexts;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When the viewer is away, who decides in his place meanwhile, and for whom he stands in. What is refused is said at its field. */
@Controller
@RequestMapping("/approvals/absences")
class AbsencesController {

    private static final String ONE = "/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}";
    private static final String LIST = "redirect:/approvals/absences";

    private final Absences absences;
    private final Zones zones;
    private final RuleTexts words;

    AbsencesController(Absences absences, Zones zones, RuleTexts words) {
        this.absences = absences;
        this.zones = zones;
        this.words = words;
    }

    @GetMapping
    String list(Viewer viewer, Model model) throws RuleViolation {
        return list(new AbsencePlan("", "", ""), viewer, model);
    }

    private String list(AbsencePlan plan, Viewer viewer, Model model) throws RuleViolation {
        model.addAttribute("mine", absences.of(viewer.user()));
        model.addAttribute("others", absences.withStandIn(viewer.user()));
        add(plan, viewer, model);
        return "panel/approvals/absences";
    }

    @PostMapping
    String name(
            @ModelAttribute("plan") AbsencePlan plan,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes said)
            throws RuleViolation {
        try {
            absences.name(viewer.user(), plan);
        } catch (AbsenceRefused refused) {
            show(refused, language, response, model);
            return list(plan, viewer, model);
        }
        said.addFlashAttribute("notice", "absence.named");
        said.addFlashAttribute("noticeArguments", new Object[] {plan.standIn()});
        return LIST;
    }

    @GetMapping(ONE)
    String ask(@PathVariable UUID id, Viewer viewer, Model model) throws RuleViolation {
        add(absences.plan(id, viewer.user()), viewer, model);
        return "panel/approvals/absence";
    }

    @PostMapping(ONE)
    String change(
            @PathVariable UUID id,
            @ModelAttribute("plan") AbsencePlan plan,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes said)
            throws RuleViolation {
        try {
            absences.change(id, viewer.user(), plan);
        } catch (AbsenceRefused refused) {
            show(refused, language, response, model);
            add(plan, viewer, model);
            return "panel/approvals/absence";
        }
        said.addFlashAttribute("notice", "absence.changed");
        return LIST;
    }

    @PostMapping(ONE + "/withdraw")
    String withdraw(@PathVariable UUID id, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        absences.withdraw(id, viewer.user());
        said.addFlashAttribute("notice", "absence.withdrawn");
        return LIST;
    }

    private void add(AbsencePlan plan, Viewer viewer, Model model) {
        model.addAttribute("plan", plan);
        model.addAttribute("zone", zones.of(viewer.user().id()));
    }

    private void show(AbsenceRefused refused, Locale language, HttpServletResponse response, Model model) {
        boolean conflict = refused.kind() == RuleViolation.Kind.CONFLICT;
        response.setStatus((conflict ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST).value());
        model.addAttribute("errorField", refused.field());
        model.addAttribute("error", words.of(refused, language));
    }
}
