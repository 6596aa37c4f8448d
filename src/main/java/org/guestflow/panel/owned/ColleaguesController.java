package org.guestflow.panel.owned;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.directaddition.Colleagues;
import org.guestflow.directaddition.DirectAdditionProcess;
import org.guestflow.directaddition.DirectAdditionRequest;
import org.guestflow.panel.RuleTexts;
import org.guestflow.panel.Viewer;
import org.guestflow.partner.Partner;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Searching one's own organisation's directory, and adding colleagues without an invitation. */
@Controller
@RequestMapping("/{type:groups|applications}/{id}/colleagues")
class ColleaguesController {

    private final TargetPages pages;
    private final Colleagues colleagues;
    private final DirectAdditionProcess process;
    private final RuleTexts words;

    ColleaguesController(TargetPages pages, Colleagues colleagues, DirectAdditionProcess process, RuleTexts words) {
        this.pages = pages;
        this.colleagues = colleagues;
        this.process = process;
        this.words = words;
    }

    @GetMapping
    String search(
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam(required = false) Optional<String> partner,
            @RequestParam(defaultValue = "") String text,
            Viewer viewer,
            Locale language,
            Model model)
            throws RuleViolation {
        TargetPage page = pages.open(type, id, viewer);
        Partner searched = partner(page, partner, viewer);
        model.addAttribute("page", page);
        model.addAttribute("partner", searched);
        model.addAttribute("text", text);
        if (!text.isBlank()) {
            try {
                model.addAttribute("found", colleagues.search(searched, viewer.user(), text));
            } catch (RuleViolation refusal) {
                model.addAttribute("problem", words.of(refusal, language));
            }
        }
        return "panel/owned/colleagues";
    }

    @PostMapping
    String add(
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam(required = false) Optional<String> partner,
            @RequestParam(defaultValue = "") List<String> mail,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String accessEndDate,
            @RequestParam(defaultValue = "") String justification,
            Viewer viewer,
            Locale language,
            Model model)
            throws RuleViolation {
        TargetPage page = pages.open(type, id, viewer);
        Partner chosen = partner(page, partner, viewer);
        try {
            RequestId request = process.start(
                    viewer.user().mail(),
                    new DirectAdditionRequest(
                            colleagues.domainOf(chosen).toString(),
                            String.join("\n", mail),
                            page.target().type().stored(),
                            Optional.of(page.target().id().toString()),
                            given(accessEndDate),
                            given(justification)));
            return "redirect:/requests/additions/" + request;
        } catch (RuleViolation refusal) {
            String shown = search(type, id, partner, text, viewer, language, model);
            model.addAttribute("problem", words.of(refusal, language));
            return shown;
        }
    }

    private Partner partner(TargetPage page, Optional<String> named, Viewer viewer) throws RuleViolation {
        return colleagues.partnersOf(viewer.user(), page.target()).stream()
                .filter(partner -> named.isEmpty() || partner.id().toString().equals(named.get()))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(
                        "NoDirectAddition",
                        RuleViolation.Kind.NOT_FOUND,
                        "There is no organisation whose people you can add here without an invitation.",
                        "Invite them instead: type their addresses."));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(typed -> !typed.isEmpty());
    }
}
