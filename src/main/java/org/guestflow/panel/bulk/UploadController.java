package org.guestflow.panel.bulk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.bulk.BulkInstance;
import org.guestflow.bulk.BulkInvitations;
import org.guestflow.bulk.BulkUpload;
import org.guestflow.bulk.BulkUploads;
import org.guestflow.directory.Targets;
import org.guestflow.panel.RuleTexts;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One uploaded list: what would become of each row, the go-ahead, how far the work has come, and its result. */
@Controller
@RequestMapping("/bulk/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}")
class UploadController {

    private static final int PAGE = 25;

    private final BulkUploads uploads;
    private final BulkInvitations invitations;
    private final Targets targets;
    private final RuleTexts texts;

    UploadController(BulkUploads uploads, BulkInvitations invitations, Targets targets, RuleTexts texts) {
        this.uploads = uploads;
        this.invitations = invitations;
        this.targets = targets;
        this.texts = texts;
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean problems,
            @RequestParam(required = false) Optional<String> after,
            Viewer viewer,
            Locale language,
            Model model)
            throws RuleViolation {
        BulkUpload upload = uploads.get(id, viewer.user());
        model.addAttribute("upload", upload);
        model.addAttribute("name", targets.displayName(upload.target()).orElse(null));
        model.addAttribute("problems", problems);
        model.addAttribute("instance", viewer.isAdministrator() ? instance(id, viewer) : null);
        model.addAttribute(
                "rows",
                uploads.rows(id, viewer.user(), problems, after, PAGE)
                        .map(row -> RowItem.of(row, upload.state(), texts, language)));
        return "panel/bulk/one";
    }

    /** For the link to Cockpit. */
    private String instance(UUID id, Viewer viewer) throws RuleViolation {
        return invitations.instance(id, viewer.user()).map(BulkInstance::id).orElse(null);
    }

    @PostMapping("/invite")
    String invite(@PathVariable UUID id, Viewer viewer) throws RuleViolation {
        invitations.begin(id, viewer.user());
        return "redirect:/bulk/" + id;
    }

    @PostMapping("/continue")
    String goOn(@PathVariable UUID id, Viewer viewer) throws RuleViolation {
        invitations.goOn(id, viewer.user());
        return "redirect:/bulk/" + id;
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable UUID id, Viewer viewer, RedirectAttributes said) throws RuleViolation {
        invitations.cancel(id, viewer.user());
        said.addFlashAttribute("notice", "bulk.cancelled");
        return "redirect:/bulk/" + id;
    }

    @GetMapping("/result.csv")
    ResponseEntity<byte[]> result(@PathVariable UUID id, Viewer viewer, Locale language) throws RuleViolation {
        BulkUpload upload = uploads.get(id, viewer.user());
        List<RowItem> rows = uploads.allRows(id, viewer.user()).stream()
                .map(row -> RowItem.of(row, upload.state(), texts, language))
                .toList();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("guestflow-result.csv")
                                .build()
                                .toString())
                .body(ResultCsv.of(rows).getBytes(StandardCharsets.UTF_8));
    }
}
