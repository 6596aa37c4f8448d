package org.guestflow.lifecycle;

import java.util.List;
import java.util.Map;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.mail.Notice;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Who is told about a guest, and in which language. */
@Component
class Recipients {

    private final Outbox outbox;
    private final Users users;
    private final Targets targets;
    private final AccessLists access;
    private final Organisations organisations;

    Recipients(Outbox outbox, Users users, Targets targets, AccessLists access, Organisations organisations) {
        this.outbox = outbox;
        this.users = users;
        this.targets = targets;
        this.access = access;
        this.organisations = organisations;
    }

    /** The sponsors who can sign in; nobody answers for himself. */
    List<User> sponsorsOf(User guest) {
        return users.sponsors(guest.id()).stream()
                .filter(sponsor -> sponsor.isActive() && !sponsor.id().equals(guest.id()))
                .toList();
    }

    /** As {@link #sponsorsOf}, without guests who are not in the target themselves: they do not learn what there is. */
    List<User> sponsorsWhoSee(Target target, User guest) {
        return sponsorsOf(guest).stream()
                .filter(sponsor -> !sponsor.isGuest() || targets.hasAccess(sponsor.id(), target))
                .toList();
    }

    /** The owners of everything that a guest has access to, each once. */
    List<User> ownersForAll(User guest) {
        return access.of(guest.id()).stream()
                .flatMap(entry -> ownersOf(entry.target()).stream())
                .filter(owner -> !owner.id().equals(guest.id()))
                .distinct()
                .toList();
    }

    /** The owners who are people and may sign in. */
    List<User> ownersOf(Target target) {
        return targets.owners(target).stream()
                .filter(owner -> owner.isActive() && !owner.isApplication())
                .toList();
    }

    void tell(User recipient, NoticeKind kind, RequestId about, long generation, Map<String, String> content) {
        outbox.queue(new Notice(about, kind, generation, recipient.mail(), List.of(), language(recipient), content));
    }

    private String language(User recipient) {
        return recipient
                .preferredLanguage()
                .orElseGet(() -> organisations
                        .findByDomain(recipient.mail().domain())
                        .map(Organisation::defaultLanguage)
                        .orElseGet(() -> organisations.host().defaultLanguage()));
    }
}
