package org.guestflow.panel.administration;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.directory.Targets;
import org.guestflow.directory.Users;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** By which names administrators know what a partner's record refers to; what is gone has none. */
@Component
class PartnerNames {

    private final Targets targets;
    private final Users users;

    PartnerNames(Targets targets, Users users) {
        this.targets = targets;
        this.users = users;
    }

    List<String> groups(Collection<Target> named) {
        return names(named, TargetType.GROUP, id -> targets.findGroup(id).map(Group::mailNickname));
    }

    List<String> applications(Collection<Target> named) {
        return names(
                named, TargetType.APPLICATION, id -> targets.findApplication(id).map(Application::appId));
    }

    List<String> mails(Collection<UserId> people) {
        return users.findAll(people).values().stream()
                .map(user -> user.mail().toString())
                .sorted()
                .toList();
    }

    private static List<String> names(
            Collection<Target> named, TargetType type, Function<String, Optional<String>> name) {
        return named.stream()
                .filter(target -> target.type() == type)
                .flatMap(target -> name.apply(target.id().toString()).stream())
                .sorted()
                .toList();
    }
}
