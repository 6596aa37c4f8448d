package org.guestflow.graph.application;

import java.util.Optional;
import java.util.regex.Pattern;
import org.guestflow.directory.Application;
import org.guestflow.directory.ApplicationDetails;
import org.guestflow.directory.DirectoryLists;
import org.guestflow.directory.Targets;
import org.guestflow.directory.Viewpoint;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Finds applications by what a path names them: id, or handle as an alternate key. */
@Component
class ApplicationNames {

    /** Nothing else is looked up: the database does not take every character. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Targets targets;
    private final DirectoryLists lists;

    ApplicationNames(Targets targets, DirectoryLists lists) {
        this.targets = targets;
        this.lists = lists;
    }

    ApplicationDetails find(String name, Viewpoint viewpoint) throws RuleViolation {
        Optional<ApplicationDetails> found = Optional.of(name)
                .filter(NAME.asMatchPredicate())
                .flatMap(targets::findApplication)
                .map(Application::id)
                .flatMap(id -> lists.application(id, viewpoint));
        return found.orElseThrow(() -> new RuleViolation(
                "UnknownTarget",
                RuleViolation.Kind.NOT_FOUND,
                "There is no such application.",
                "Name an application by its id or its handle."));
    }
}
