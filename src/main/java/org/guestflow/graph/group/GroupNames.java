package org.guestflow.graph.group;

import java.util.Optional;
import java.util.regex.Pattern;
import org.guestflow.directory.DirectoryLists;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupDetails;
import org.guestflow.directory.Targets;
import org.guestflow.directory.Viewpoint;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Finds groups by what a path names them: id, or handle as an alternate key. */
@Component
class GroupNames {

    /** Nothing else is looked up: the database does not take every character. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Targets targets;
    private final DirectoryLists lists;

    GroupNames(Targets targets, DirectoryLists lists) {
        this.targets = targets;
        this.lists = lists;
    }

    GroupDetails find(String name, Viewpoint viewpoint) throws RuleViolation {
        Optional<GroupDetails> found = Optional.of(name)
                .filter(NAME.asMatchPredicate())
                .flatMap(targets::findGroup)
                .map(Group::id)
                .flatMap(id -> lists.group(id, viewpoint));
        return found.orElseThrow(() -> new RuleViolation(
                "UnknownTarget",
                RuleViolation.Kind.NOT_FOUND,
                "There is no such group.",
                "Name a group by its id or its handle."));
    }
}
