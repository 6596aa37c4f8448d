package org.guestflow.approval;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.directory.Group;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/**
 * Knows who may decide on a stage at this moment (behaviour.md section 3.2): nobody on his own request, nobody twice in one request; where that leaves nobody, the administrators. For whoever
 * of them is away his stand-in may.
 */
@Component
class Approvers {

    static final String OWNERS = "owners";
    static final String SPONSORS = "sponsors";
    static final String ADMINISTRATORS = "administrators";
    static final String GROUP = "group:";

    private final Users users;
    private final Targets targets;
    private final StandIns standIns;

    Approvers(Users users, Targets targets, StandIns standIns) {
        this.users = users;
        this.targets = targets;
        this.standIns = standIns;
    }

    List<Approver> of(Stage stage, List<Stage> allStages, ApprovalSubject subject) {
        Set<UserId> excluded = excluded(allStages, subject);
        return standIns.beside(inOwnRight(stage, subject, excluded), excluded);
    }

    private List<User> inOwnRight(Stage stage, ApprovalSubject subject, Set<UserId> excluded) {
        List<User> named = without(excluded, named(stage, subject).stream());
        boolean fallback = named.isEmpty() || stage.escalatedAt().isPresent();
        Stream<User> all = fallback
                ? Stream.concat(named.stream(), without(excluded, users.administrators().stream()).stream())
                : named.stream();
        return all.distinct().toList();
    }

    /** Whom the engine offers the task to; a group as a group, so that a member who joins it later is asked too. Stand-ins one by one: they are in none of these groups. */
    Candidates candidates(Stage stage, List<Stage> allStages, ApprovalSubject subject) {
        List<String> standIns = of(stage, allStages, subject).stream()
                .filter(approver -> approver.standsInFor().isPresent())
                .map(Approver::engineUser)
                .toList();
        return named(stage, allStages, subject).with(standIns);
    }

    private Candidates named(Stage stage, List<Stage> allStages, ApprovalSubject subject) {
        List<User> named = without(excluded(allStages, subject), named(stage, subject).stream());
        if (named.isEmpty() || stage.approvers().equals(ADMINISTRATORS)) {
            return new Candidates(List.of(), List.of(Candidates.ADMINISTRATORS));
        }
        if (stage.approvers().startsWith(GROUP)) {
            return new Candidates(List.of(), List.of(nickname(stage)));
        }
        return new Candidates(named.stream().map(user -> user.mail().toString()).toList(), List.of());
    }

    private List<User> named(Stage stage, ApprovalSubject subject) {
        return switch (stage.approvers()) {
            case OWNERS -> targets.owners(subject.target());
            case SPONSORS -> subject.sponsors();
            case ADMINISTRATORS -> users.administrators();
            default ->
                targets.findGroup(nickname(stage))
                        .map(Group::id)
                        .map(targets::members)
                        .orElse(List.of());
        };
    }

    private static String nickname(Stage stage) {
        return stage.approvers().substring(GROUP.length());
    }

    private static Set<UserId> excluded(List<Stage> allStages, ApprovalSubject subject) {
        return Stream.concat(Stream.of(subject.requester()), allStages.stream().flatMap(stage -> stage.whoHasSpoken()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Guests decide nothing, whatever group they are in; applications neither, whatever they own. */
    static boolean mayDecide(User user, Set<UserId> excluded) {
        return !excluded.contains(user.id()) && user.isMember() && user.isActive();
    }

    private static List<User> without(Set<UserId> excluded, Stream<User> people) {
        return people.filter(user -> mayDecide(user, excluded)).toList();
    }
}
