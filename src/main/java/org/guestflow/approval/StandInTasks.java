package org.guestflow.approval;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tasks that wait when an absence begins, ends or is changed: their stand-ins are asked as approvers are, and those who stand in no more are not offered them any longer. */
@Service
@Transactional
public class StandInTasks {

    private final JdbcAbsences absences;
    private final JdbcStages stages;
    private final Approvers approvers;
    private final StandInOffers standIns;
    private final TaskOffers offers;
    private final ApprovalNotices notices;
    private final List<ApprovalSubjects> subjects;
    private final Clock clock;

    StandInTasks(
            JdbcAbsences absences,
            JdbcStages stages,
            Approvers approvers,
            StandInOffers standIns,
            TaskOffers offers,
            ApprovalNotices notices,
            List<ApprovalSubjects> subjects,
            Clock clock) {
        this.absences = absences;
        this.stages = stages;
        this.approvers = approvers;
        this.standIns = standIns;
        this.offers = offers;
        this.notices = notices;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * Names the absences that have begun or ended since tasks were last offered.
     *
     * @return their ids
     */
    @Transactional(readOnly = true)
    public Set<UUID> due() {
        return absences.due(clock.instant());
    }

    /**
     * Lists the tasks that wait for a decision.
     *
     * @return the engine's ids
     */
    @Transactional(readOnly = true)
    public List<String> waiting() {
        return offers.waiting();
    }

    /**
     * Offers a task to those who stand in for its approvers now. Whoever held it when he went away gives it back, so that somebody can take it; he may take it again. Does nothing where it has been
     * decided meanwhile.
     *
     * @param taskId the engine's task
     * @param due the absences that have just begun or ended
     */
    public void offer(String taskId, Set<UUID> due) {
        Optional<RequestId> request = stages.findByTask(taskId).map(Stage::request);
        if (request.isEmpty()) {
            return;
        }
        List<Stage> all = stages.lock(request.get());
        Optional<Stage> open = all.stream()
                .filter(stage -> stage.decision().isEmpty() && stage.taskId().equals(Optional.of(taskId)))
                .findFirst();
        Optional<ApprovalSubject> subject = subjects.stream()
                .flatMap(feature -> feature.find(request.get()).stream())
                .findFirst();
        if (open.isPresent() && subject.isPresent()) {
            List<Approver> now = approvers.of(open.get(), all, subject.get());
            notices.ask(standIns.settle(open.get(), now), subject.get(), open.get(), taskId);
            offers.release(taskId, replaced(now, absences.absent(due)));
        }
    }

    /** Whoever has just gone away and left somebody to decide in his place. */
    private static Set<String> replaced(List<Approver> approvers, Set<UserId> absent) {
        return approvers.stream()
                .flatMap(approver -> approver.standsInFor().stream())
                .filter(person -> absent.contains(person.id()))
                .map(person -> person.mail().toString())
                .collect(Collectors.toSet());
    }

    /**
     * Notes that every waiting task has been offered. What is over is forgotten.
     *
     * @param due the absences that had begun or ended before that
     */
    public void settled(Set<UUID> due) {
        absences.settled(due, clock.instant());
    }
}
