package org.guestflow.policy;

import java.util.Optional;
import java.util.regex.Pattern;
import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.springframework.stereotype.Component;

/** Finds what a request names. */
@Component
class ProposedTargets {

    /** Nothing else is looked up: the database does not take every character. */
    private static final Pattern UUID_OR_HANDLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Targets targets;

    ProposedTargets(Targets targets) {
        this.targets = targets;
    }

    Optional<ProposedTarget> find(NamedTarget named) {
        return named.isWhole()
                ? named.type().flatMap(type -> switch (type) {
                    case DIRECTORY -> Optional.of(ProposedTarget.DIRECTORY);
                    case GROUP -> id(named).flatMap(targets::findGroup).map(ProposedTargets::proposed);
                    case APPLICATION ->
                        id(named).flatMap(targets::findApplication).map(ProposedTargets::proposed);
                })
                : Optional.empty();
    }

    private static Optional<String> id(NamedTarget named) {
        return named.id().filter(text -> UUID_OR_HANDLE.matcher(text).matches());
    }

    private static ProposedTarget proposed(Group group) {
        return new ProposedTarget(
                Target.group(group.id()), group.selfService(), group.sensitivity(), Optional.of(group));
    }

    private static ProposedTarget proposed(Application application) {
        return new ProposedTarget(
                Target.application(application.id()),
                application.selfService(),
                application.sensitivity(),
                application.accessGroup());
    }
}
