package org.guestflow.invitation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.guestflow.directory.Sponsor;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Finds whom an inviter names as a sponsor. A guest names only his own sponsors and groups that he is in, so that he learns of nobody else. */
@Component
class SponsorSearch {

    private static final Pattern UUID_OR_HANDLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Users users;
    private final Targets targets;

    SponsorSearch(Users users, Targets targets) {
        this.users = users;
        this.targets = targets;
    }

    Optional<Sponsor> find(User inviter, String named) {
        String name = named.strip();
        return user(name)
                .filter(User::isActive)
                .filter(user -> !inviter.isGuest() || isKnownTo(inviter, user))
                .map(user -> new Sponsor(Sponsor.Kind.USER, user.id().value()))
                .or(() -> group(inviter, name));
    }

    private Optional<User> user(String name) {
        try {
            return users.find(new UserId(UUID.fromString(name)));
        } catch (IllegalArgumentException noId) {
            return EmailAddress.parse(name).flatMap(users::findByMail);
        }
    }

    private boolean isKnownTo(User guest, User user) {
        return user.id().equals(guest.id()) || users.sponsors(guest.id()).contains(user);
    }

    private Optional<Sponsor> group(User inviter, String name) {
        return Optional.of(name)
                .filter(text -> UUID_OR_HANDLE.matcher(text).matches())
                .flatMap(targets::findGroup)
                .filter(group -> !inviter.isGuest() || targets.hasAccess(inviter.id(), Target.group(group.id())))
                .map(group -> new Sponsor(Sponsor.Kind.GROUP, group.id()));
    }
}
