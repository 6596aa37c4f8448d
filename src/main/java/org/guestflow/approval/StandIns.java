package org.guestflow.approval;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/**
 * Knows who stands in at this moment for those of a stage's approvers who are away. Only for whoever may decide himself: nobody's request is decided by the stand-in that he has named. Nobody stands in
 * for a stand-in; and whoever is an approver himself decides as that.
 */
@Component
class StandIns {

    private final JdbcAbsences absences;
    private final Users users;
    private final Clock clock;

    StandIns(JdbcAbsences absences, Users users, Clock clock) {
        this.absences = absences;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Adds the stand-ins.
     *
     * @param approvers who may decide in their own right
     * @param excluded who must not decide, for whomever
     * @return the approvers, and after them those who stand in for some of them; everybody once
     */
    List<Approver> beside(List<User> approvers, Set<UserId> excluded) {
        Map<UserId, Approver> all = new LinkedHashMap<>();
        approvers.forEach(person -> all.put(person.id(), Approver.inOwnRight(person)));
        Map<UserId, User> absent =
                approvers.stream().collect(Collectors.toMap(User::id, Function.identity(), (one, same) -> one));
        for (Absence absence : absences.lasting(absent.keySet(), clock.instant())) {
            users.find(absence.standIn())
                    .filter(person -> Approvers.mayDecide(person, excluded))
                    .map(person -> new Approver(person, Optional.of(absent.get(absence.user()))))
                    .ifPresent(standIn -> all.putIfAbsent(standIn.id(), standIn));
        }
        return List.copyOf(all.values());
    }
}
