package org.guestflow.panel.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetEntry;
import org.guestflow.directory.TargetListFilter;
import org.guestflow.directory.User;
import org.guestflow.panel.Viewer;
import org.guestflow.panel.owned.TargetPage;
import org.guestflow.panel.owned.TargetPages;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.stereotype.Component;

/** What the viewer can choose to bring people into. */
@Component
class TargetChoices {

    private static final int MOST = 50;

    private final AccessLists lists;
    private final TargetPages pages;

    TargetChoices(AccessLists lists, TargetPages pages) {
        this.lists = lists;
        this.pages = pages;
    }

    /**
     * What can be chosen.
     *
     * @param choices each once
     * @param more whether there are others, to be found by their names
     */
    record Offer(List<TargetChoice> choices, boolean more) {}

    Offer offer(String text, Optional<String> chosen, Viewer viewer) throws RuleViolation {
        List<TargetChoice> choices = new ArrayList<>();
        boolean more = false;
        if (viewer.isGuest()) {
            choices.addAll(ofGuest(viewer.user()));
        } else {
            Optional<String> beginning = Optional.of(text.strip()).filter(typed -> !typed.isEmpty());
            Slice<TargetEntry> found = lists.targets(
                    new TargetListFilter(
                            mayNameAny(viewer)
                                    ? Optional.empty()
                                    : Optional.of(viewer.user().id()),
                            beginning),
                    Optional.empty(),
                    MOST);
            found.items().stream()
                    .filter(entry -> isEligible(entry, viewer))
                    .map(entry -> new TargetChoice(entry.target(), entry.displayName()))
                    .forEach(choices::add);
            more = found.next().isPresent();
        }
        if (mayNameAny(viewer)) {
            choices.add(new TargetChoice(Target.DIRECTORY, null));
        }
        if (chosen.isPresent()
                && choices.stream().noneMatch(choice -> choice.value().equals(chosen.get()))) {
            choices.add(0, open(chosen.get(), viewer));
        }
        return new Offer(choices, more);
    }

    private List<TargetChoice> ofGuest(User guest) {
        return lists.of(guest.id()).stream()
                .filter(entry -> entry.kept() == GroupMembership.ASSIGNED)
                .map(entry -> new TargetChoice(entry.target(), entry.displayName()))
                .toList();
    }

    private static boolean isEligible(TargetEntry entry, Viewer viewer) {
        return entry.kept() == GroupMembership.ASSIGNED && (entry.selfService() || viewer.isAdministrator());
    }

    /** Rule 3 of behaviour.md section 2: administrators and members who are Guest Inviters. */
    private static boolean mayNameAny(Viewer viewer) {
        return viewer.isAdministrator() || (viewer.user().isGuestInviter() && !viewer.isGuest());
    }

    /** Finds what was chosen, for those who may choose it; to others it is not there. */
    TargetChoice open(String value, Viewer viewer) throws RuleViolation {
        if (TargetChoice.DIRECTORY.equals(value) && mayNameAny(viewer)) {
            return new TargetChoice(Target.DIRECTORY, null);
        }
        int at = value.indexOf(TargetChoice.SEPARATOR);
        TargetPage page = at < 0
                ? pages.open("groups", "", viewer)
                : pages.open(value.substring(0, at) + "s", value.substring(at + 1), viewer);
        return new TargetChoice(page.target(), page.name());
    }
}
