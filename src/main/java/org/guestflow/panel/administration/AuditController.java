package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.audit.AuditEntry;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditFilter;
import org.guestflow.audit.AuditLog;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.panel.ViewerZone;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The trail: who did what to which object, and when. */
@Controller
class AuditController {

    private static final int PAGE = 25;
    private static final List<String> HEADER = List.of(
            "sequence",
            "activityDateTime",
            "actor",
            "activity",
            "objectType",
            "objectId",
            "requestId",
            "oldValue",
            "newValue");

    private final AuditLog log;
    private final AuditTrail trail;
    private final AuditLines lines;
    private final Users users;
    private final ViewerZone zones;

    AuditController(AuditLog log, AuditTrail trail, AuditLines lines, Users users, ViewerZone zones) {
        this.log = log;
        this.trail = trail;
        this.lines = lines;
        this.users = users;
        this.zones = zones;
    }

    @GetMapping("/administration/audit")
    String list(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String object,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(required = false) Optional<String> after,
            HttpServletRequest request,
            Model model)
            throws RuleViolation {
        Slice<AuditEntry> page = log.list(filter(actor, action, object, from, until, request), after, PAGE);
        model.addAttribute("events", page);
        model.addAttribute("people", people(page.items()));
        model.addAttribute("actions", log.actions());
        model.addAllAttributes(
                Map.of("actor", actor, "action", action, "object", object, "from", from, "until", until));
        return "panel/administration/audit";
    }

    @GetMapping("/administration/audit/verification")
    String verify(Model model) {
        model.addAttribute("verification", trail.verify());
        return "panel/administration/audit-verification";
    }

    @GetMapping("/administration/audit.jsonl")
    void downloadLines(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String object,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, RuleViolation {
        AuditFilter filter = filter(actor, action, object, from, until, request);
        lines.write(response, (after, size) -> log.list(filter, after, size));
    }

    @GetMapping("/administration/audit.csv")
    void download(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String object,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, RuleViolation {
        AuditFilter filter = filter(actor, action, object, from, until, request);
        CsvDownload.write(
                response, "audit.csv", HEADER, (after, size) -> log.list(filter, after, size), AuditController::row);
    }

    private AuditFilter filter(
            String actor, String action, String object, String from, String until, HttpServletRequest request)
            throws RuleViolation {
        return new AuditFilter(
                Typed.text(actor).map(this::id),
                Typed.text(action),
                Typed.text(object).map(this::id),
                Typed.startOf(from, zones.of(request)),
                Typed.endOf(until, zones.of(request)));
    }

    /** The trail knows people by their ids; administrators by their addresses. */
    private String id(String typed) {
        return EmailAddress.parse(typed)
                .flatMap(users::findByMail)
                .map(user -> user.id().toString())
                .orElse(typed);
    }

    /** The people of a page, all with one query, by their ids as the trail has them. */
    private Map<String, User> people(List<AuditEntry> events) {
        List<UserId> ids = events.stream()
                .flatMap(event -> Stream.of(event.actor(), event.objectId()))
                .filter(id -> !id.equals(AuditEvent.SYSTEM))
                .distinct()
                .flatMap(id -> userId(id).stream())
                .toList();
        return users.findAll(ids).values().stream()
                .collect(Collectors.toMap(user -> user.id().toString(), user -> user));
    }

    private static Optional<UserId> userId(String text) {
        try {
            return Optional.of(new UserId(UUID.fromString(text)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static List<String> row(AuditEntry event) {
        return List.of(
                String.valueOf(event.sequence()),
                event.at().toString(),
                event.actor(),
                event.action(),
                event.objectType(),
                event.objectId(),
                event.requestId().orElse(""),
                event.oldValue().orElse(""),
                event.newValue().orElse(""));
    }
}
