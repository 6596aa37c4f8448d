package org.guestflow.panel.bulk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.bulk.BulkUpload;
import org.guestflow.bulk.BulkUploads;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.panel.RuleTexts;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The lists of people that the viewer has uploaded, and uploading another. */
@Controller
@RequestMapping("/bulk")
class UploadsController {

    private static final int PAGE = 25;

    private final BulkUploads uploads;
    private final TargetChoices choices;
    private final Targets targets;
    private final RuleTexts texts;

    UploadsController(BulkUploads uploads, TargetChoices choices, Targets targets, RuleTexts texts) {
        this.uploads = uploads;
        this.choices = choices;
        this.targets = targets;
        this.texts = texts;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) Optional<String> target,
            @RequestParam(required = false) Optional<String> after,
            Viewer viewer,
            Model model)
            throws RuleViolation {
        return page(text, target, after, viewer, model);
    }

    @PostMapping
    String upload(
            @RequestParam(defaultValue = "") String target,
            @RequestParam(required = false) MultipartFile file,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            Model model)
            throws RuleViolation, IOException {
        TargetChoice chosen = choices.open(target, viewer);
        try {
            UUID id = uploads.take(viewer.user(), chosen.target(), name(file), content(file));
            return "redirect:/bulk/" + id;
        } catch (RuleViolation unusable) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("problem", texts.of(unusable, language));
            model.addAttribute("rule", unusable.rule());
            return page("", Optional.of(target), Optional.empty(), viewer, model);
        }
    }

    private static String name(MultipartFile file) {
        return Optional.ofNullable(file).map(MultipartFile::getOriginalFilename).orElse("");
    }

    private static byte[] content(MultipartFile file) throws IOException {
        return file == null ? new byte[0] : file.getBytes();
    }

    private String page(String text, Optional<String> target, Optional<String> after, Viewer viewer, Model model)
            throws RuleViolation {
        Slice<BulkUpload> page = uploads.list(viewer.user(), after, PAGE);
        Map<Target, String> names = targets.displayNames(
                page.items().stream().map(BulkUpload::target).toList());
        model.addAttribute("uploads", page);
        model.addAttribute("names", names);
        model.addAttribute("offer", choices.offer(text, target, viewer));
        model.addAttribute("chosen", target.orElse(""));
        model.addAttribute("text", text);
        return "panel/bulk/list";
    }
}
