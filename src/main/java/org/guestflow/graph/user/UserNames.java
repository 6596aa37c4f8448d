package org.guestflow.graph.user;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.DirectoryLists;
import org.guestflow.directory.UserDetails;
import org.guestflow.directory.Viewpoint;
import org.guestflow.query.Condition;
import org.guestflow.query.ListQuery;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Finds users by what a path names them: id, user principal name, or address as an alternate key. */
@Component
public class UserNames {

    private final DirectoryLists lists;

    UserNames(DirectoryLists lists) {
        this.lists = lists;
    }

    /**
     * Finds a user.
     *
     * @param name id, user principal name or address
     * @param viewpoint who looks
     * @return the user
     * @throws RuleViolation {@code UnknownUser} where the viewer sees none
     */
    public UserDetails find(String name, Viewpoint viewpoint) throws RuleViolation {
        Condition named = isId(name)
                ? Condition.equal("id", name)
                : new Condition.Any(List.of(Condition.equal("userPrincipalName", name), Condition.equal("mail", name)));
        Optional<UserDetails> found = lists.users(ListQuery.first(1).and(named), viewpoint).items().stream()
                .findFirst();
        return found.orElseThrow(() -> new RuleViolation(
                "UnknownUser",
                RuleViolation.Kind.NOT_FOUND,
                "There is no such user.",
                "Name a user by id, user principal name or mail address."));
    }

    private static boolean isId(String name) {
        try {
            return UUID.fromString(name).toString().equalsIgnoreCase(name);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }
}
