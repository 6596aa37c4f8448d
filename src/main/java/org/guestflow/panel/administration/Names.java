package org.guestflow.panel.administration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.directory.AccessEntry;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetEntry;
import org.guestflow.directory.TargetListFilter;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.Slice;
import org.springframework.stereotype.Component;

/** Names things in a row, separated by commas, as sentences need them; what there is too much of is cut. */
@Component
class Names {

    private static final int MOST = 20;

    private final Targets targets;
    private final AccessLists access;
    private final Organisations organisations;

    Names(Targets targets, AccessLists access, Organisations organisations) {
        this.targets = targets;
        this.access = access;
        this.organisations = organisations;
    }

    /** Names groups and applications by their display names; an empty text for none. */
    String of(Collection<Target> named) {
        return joined(targets.displayNames(named).values().stream().sorted());
    }

    String people(Collection<User> people) {
        return joined(people.stream().map(User::displayName).sorted());
    }

    String access(User user) {
        return joined(access.of(user.id()).stream().map(AccessEntry::displayName));
    }

    String owned(User user) throws RuleViolation {
        Slice<TargetEntry> owned = access.targets(
                new TargetListFilter(Optional.of(user.id()), Optional.empty()), Optional.empty(), MOST + 1);
        return joined(owned.items().stream().map(TargetEntry::displayName));
    }

    String organisation(User user) {
        return organisations
                .findByDomain(user.mail().domain())
                .map(Organisation::displayName)
                .orElseGet(() -> user.mail().domain().unicode());
    }

    private static String joined(Stream<String> names) {
        List<String> all = names.limit(MOST + 1L).toList();
        return all.stream().limit(MOST).collect(Collectors.joining(", ")) + (all.size() > MOST ? ", …" : "");
    }
}
