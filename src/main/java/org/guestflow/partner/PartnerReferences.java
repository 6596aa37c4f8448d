package org.guestflow.partner;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Finds the people, groups and applications that a change of a partner's record names. */
@Component
public class PartnerReferences {

    private final Users users;
    private final Targets targets;

    PartnerReferences(Users users, Targets targets) {
        this.users = users;
        this.targets = targets;
    }

    Set<UserId> users(String field, List<String> mails) throws RuleViolation {
        return find(
                mails,
                this::user,
                mail -> new InvalidField(
                        field, "UnknownUser", "The directory has no user with an address given.", mail));
    }

    Set<Target> targets(List<String> groups, List<String> applications) throws RuleViolation {
        Set<Target> found = new HashSet<>();
        found.addAll(find(
                groups,
                this::group,
                group -> new InvalidField("groups", "UnknownTarget", "There is no such group.", group)));
        found.addAll(find(
                applications,
                this::application,
                application -> new InvalidField(
                        "applications", "UnknownTarget", "There is no such application.", application)));
        return found;
    }

    private static <T> Set<T> find(
            List<String> named, Function<String, Optional<T>> search, Function<String, InvalidField> refusal)
            throws RuleViolation {
        Set<T> found = new HashSet<>();
        for (String name : named == null ? List.<String>of() : named) {
            found.add(Optional.ofNullable(name).flatMap(search).orElseThrow(() -> refusal.apply(name)));
        }
        return found;
    }

    private Optional<UserId> user(String mail) {
        return EmailAddress.parse(mail).flatMap(users::findByMail).map(User::id);
    }

    private Optional<Target> group(String typed) {
        return handle(typed).flatMap(targets::findGroup).map(one -> Target.group(one.id()));
    }

    private Optional<Target> application(String typed) {
        return handle(typed).flatMap(targets::findApplication).map(one -> Target.application(one.id()));
    }

    /** Nothing else is looked up: the database does not take every character. */
    private static Optional<String> handle(String typed) {
        return Optional.of(typed).filter(text -> text.matches("[A-Za-z0-9._-]{1,64}"));
    }
}
