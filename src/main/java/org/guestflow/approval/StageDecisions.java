package org.guestflow.approval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has decided on a request, and on whose behalf. */
@Service
@Transactional(readOnly = true)
public class StageDecisions {

    private final JdbcStages stages;
    private final Users users;

    StageDecisions(JdbcStages stages, Users users) {
        this.stages = stages;
        this.users = users;
    }

    /**
     * Lists the decisions.
     *
     * @param request the request; whoever calls has made sure that it may be shown
     * @return a decision for each stage that is decided, in their order
     */
    public List<StageDecision> on(RequestId request) {
        List<Stage> decided = stages.find(request).stream()
                .filter(stage -> stage.decidedAt().isPresent())
                .toList();
        Map<UserId, User> people = users.findAll(
                decided.stream().flatMap(Stage::whoHasSpoken).distinct().toList());
        return decided.stream().map(stage -> decision(stage, people)).toList();
    }

    private static StageDecision decision(Stage stage, Map<UserId, User> people) {
        return new StageDecision(
                stage.number(),
                stage.decision().orElseThrow(),
                name(stage.decidedBy(), people),
                name(stage.decidedFor(), people),
                stage.decidedAt().orElseThrow());
    }

    private static Optional<String> name(Optional<UserId> person, Map<UserId, User> people) {
        return person.map(people::get).map(User::displayName);
    }
}
