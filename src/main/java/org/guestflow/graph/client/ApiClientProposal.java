package org.guestflow.graph.client;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.directory.Application;
import org.guestflow.directory.Group;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.directory.Targets;
import org.guestflow.identity.ApiClient;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;

/**
 * What an administrator sends of an API client; what is missing in a change stays as it is.
 *
 * @param clientId how the OpenID Connect issuer names it; cannot be changed
 * @param displayName its name
 * @param mail the address of those who look after it
 * @param mayInviteAnywhere whether it may name any eligible target; false where it is new
 * @param groups ids or handles of the groups that it may name besides; none where it is new
 * @param applications ids or handles of the applications that it may name besides; none where it is new
 */
record ApiClientProposal(
        String clientId,
        String displayName,
        String mail,
        Boolean mayInviteAnywhere,
        List<String> groups,
        List<String> applications) {

    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9._:/@-]{1,256}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST_NAME = 256;

    ApiClient create(Targets targets) throws RuleViolation {
        if (clientId == null || !CLIENT.matcher(clientId).matches()) {
            throw invalid(
                    "ClientIdInvalid",
                    "A client is named by 1 to 256 letters, digits and characters of . _ : / @ - as its issuer names it.");
        }
        return new ApiClient(
                UserId.random(),
                clientId,
                name(),
                address(),
                Boolean.TRUE.equals(mayInviteAnywhere),
                union(groups(targets, Set.of()), applications(targets, Set.of())));
    }

    ApiClient change(ApiClient before, Targets targets) throws RuleViolation {
        if (clientId != null && !clientId.equals(before.clientId())) {
            throw invalid("ClientIdFixed", "The client id of a recorded client cannot be changed.");
        }
        return new ApiClient(
                before.id(),
                before.clientId(),
                displayName == null ? before.displayName() : name(),
                mail == null ? before.mail() : address(),
                mayInviteAnywhere == null ? before.mayInviteAnywhere() : mayInviteAnywhere,
                union(groups(targets, before.targets()), applications(targets, before.targets())));
    }

    private String name() throws RuleViolation {
        if (displayName == null || displayName.isBlank() || displayName.strip().length() > LONGEST_NAME) {
            throw invalid("DisplayNameInvalid", "A client has a name of 1 to 256 characters.");
        }
        return displayName.strip();
    }

    private EmailAddress address() throws RuleViolation {
        return Optional.ofNullable(mail)
                .flatMap(EmailAddress::parse)
                .orElseThrow(
                        () -> invalid("MalformedAddress", "A client has the mail address of those who look after it."));
    }

    private Set<Target> groups(Targets targets, Set<Target> before) throws RuleViolation {
        return groups == null
                ? of(before, TargetType.GROUP)
                : find(groups, name -> targets.findGroup(name).map(Group::id).map(Target::group));
    }

    private Set<Target> applications(Targets targets, Set<Target> before) throws RuleViolation {
        return applications == null
                ? of(before, TargetType.APPLICATION)
                : find(
                        applications,
                        name -> targets.findApplication(name)
                                .map(Application::id)
                                .map(Target::application));
    }

    private static Set<Target> of(Set<Target> targets, TargetType type) {
        return targets.stream().filter(target -> target.type() == type).collect(Collectors.toSet());
    }

    private static Set<Target> find(List<String> names, Function<String, Optional<Target>> finding)
            throws RuleViolation {
        Set<Target> found = new HashSet<>();
        for (String name : names) {
            found.add(Optional.ofNullable(name)
                    .filter(typed -> REFERENCE.matcher(typed).matches())
                    .flatMap(finding)
                    .orElseThrow(() -> invalid("UnknownTarget", "There is no group or application of a name given.")));
        }
        return found;
    }

    private static Set<Target> union(Set<Target> some, Set<Target> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    private static RuleViolation invalid(String rule, String message) {
        return new RuleViolation(rule, RuleViolation.Kind.INVALID, message, "Correct the value and send it again.");
    }
}
