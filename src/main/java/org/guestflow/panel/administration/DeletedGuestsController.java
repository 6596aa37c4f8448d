package org.guestflow.panel.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.directory.DeletedUser;
import org.guestflow.directory.DeletedUsers;
import org.guestflow.directory.KeptAccess;
import org.guestflow.directory.RestoredUser;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.directory.Zones;
import org.guestflow.lifecycle.DeletedGuests;
import org.guestflow.panel.RuleTexts;
import org.guestflow.panel.Viewer;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Guests who were deleted and can be restored for a while: asked first, then done. */
@Controller
@RequestMapping("/administration/deleted-guests")
class DeletedGuestsController {

    private static final String RESTORE = "/{id:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/restore";
    private static final int PAGE = 25;

    private final DeletedUsers deleted;
    private final DeletedGuests guests;
    private final Users users;
    private final Zones zones;
    private final RuleTexts words;

    DeletedGuestsController(DeletedUsers deleted, DeletedGuests guests, Users users, Zones zones, RuleTexts words) {
        this.deleted = deleted;
        this.guests = guests;
        this.users = users;
        this.zones = zones;
        this.words = words;
    }

    @GetMapping
    String list(@RequestParam(required = false) Optional<String> after, Model model) throws RuleViolation {
        Slice<DeletedUser> page = deleted.newest(after, PAGE);
        model.addAttribute("deleted", page);
        model.addAttribute("names", names(page.items()));
        return "panel/administration/deleted-guests";
    }

    /** Who deleted them, by id; whoever is gone is not among them. */
    private Map<UserId, String> names(List<DeletedUser> people) {
        List<UserId> ids = people.stream()
                .flatMap(one -> one.deletedBy().stream())
                .distinct()
                .toList();
        return users.findAll(ids).values().stream().collect(Collectors.toMap(User::id, User::displayName));
    }

    @GetMapping(RESTORE)
    String ask(@PathVariable UUID id, Model model) throws RuleViolation {
        add(deleted.find(new UserId(id)), model);
        return "panel/administration/restore-deleted";
    }

    private void add(DeletedUser found, Model model) {
        model.addAttribute("guest", found.account().user());
        model.addAttribute("found", found);
        model.addAttribute("guestZone", found.zone().orElseGet(() -> zones.of(found.id())));
        model.addAttribute("names", names(List.of(found)));
        model.addAttribute("access", deleted.access(found.id()));
    }

    @PostMapping(RESTORE)
    String restore(
            @PathVariable UUID id,
            Viewer viewer,
            Locale language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes said)
            throws RuleViolation {
        DeletedUser found = deleted.find(new UserId(id));
        try {
            say(guests.restore(found.id(), viewer.user()), said);
        } catch (RuleViolation refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("refusal", words.of(refused, language));
            add(found, model);
            return "panel/administration/restore-deleted";
        }
        return "redirect:/administration/guests/" + id;
    }

    private static void say(RestoredUser restored, RedirectAttributes said) {
        String without =
                restored.withoutAccess().stream().map(KeptAccess::displayName).collect(Collectors.joining(", "));
        said.addFlashAttribute(
                "notice", without.isEmpty() ? "administration.deleted.done" : "administration.deleted.done.without");
        said.addFlashAttribute("noticeArguments", new Object[] {without});
    }
}
