package org.guestflow.panel.sponsored;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.directory.User;
import org.guestflow.directory.Zones;
import org.guestflow.lifecycle.AccessExtensions;
import org.guestflow.lifecycle.ExtensionOffer;
import org.guestflow.lifecycle.ExtensionRequests;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Letting the access of a guest last longer that the viewer answers for: what policy allows is said first, and more can be asked for. */
@Controller
@RequestMapping(
        "/sponsored/{guest:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/{type:groups|applications}/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/extend")
class ExtensionController {

    private final AccessExtensions extensions;
    private final ExtensionRequests requests;
    private final Zones zones;

    ExtensionController(AccessExtensions extensions, ExtensionRequests requests, Zones zones) {
        this.extensions = extensions;
        this.requests = requests;
        this.zones = zones;
    }

    @GetMapping
    String ask(@PathVariable UUID guest, @PathVariable String type, @PathVariable UUID id, Viewer viewer, Model model)
            throws RuleViolation {
        User found = extensions.sponsored(viewer.user(), new UserId(guest));
        model.addAttribute("offer", extensions.offer(viewer.user(), found.id(), target(type, id)));
        model.addAttribute("guestZone", zones.of(found.id()));
        model.addAttribute("type", type);
        model.addAttribute("asked", requests.openOf(found.id()).get(target(type, id)));
        return "panel/sponsored/extend";
    }

    @PostMapping
    String extend(
            @PathVariable UUID guest,
            @PathVariable String type,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String lastDay,
            Viewer viewer,
            RedirectAttributes said)
            throws RuleViolation {
        User found = extensions.sponsored(viewer.user(), new UserId(guest));
        ExtensionOffer offer = extensions.offer(viewer.user(), found.id(), target(type, id));
        extensions.extend(viewer.user(), found.id(), offer.target(), day(lastDay));
        said.addFlashAttribute("notice", "lifecycle.extended");
        said.addFlashAttribute("noticeArguments", new Object[] {found.displayName(), offer.targetName()});
        return "redirect:/sponsored/" + guest;
    }

    @PostMapping("/approval")
    String askForApproval(
            @PathVariable UUID guest,
            @PathVariable String type,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            RedirectAttributes said)
            throws RuleViolation {
        User found = extensions.sponsored(viewer.user(), new UserId(guest));
        ExtensionOffer offer = extensions.offer(viewer.user(), found.id(), target(type, id));
        requests.ask(viewer.user(), found.id(), offer.target(), day(lastDay), reason);
        said.addFlashAttribute("notice", "lifecycle.asked");
        said.addFlashAttribute("noticeArguments", new Object[] {found.displayName(), offer.targetName()});
        return "redirect:/sponsored/" + guest;
    }

    private static Target target(String type, UUID id) {
        return "groups".equals(type) ? new Target(TargetType.GROUP, id) : new Target(TargetType.APPLICATION, id);
    }

    private static LocalDate day(String typed) throws RuleViolation {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException noDay) {
            RuleViolation refusal = new RuleViolation(
                    "AccessEndDateInvalid",
                    RuleViolation.Kind.INVALID,
                    "The last day is no date.",
                    "Choose a day, or write it as 2026-12-31.");
            refusal.initCause(noDay);
            throw refusal;
        }
    }
}
