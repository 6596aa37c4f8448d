package org.guestflow.approval;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
     * Tells which absences have begun or ended since tasks were last offered.
     *
     * @return the absences, as they are at this moment
     */
    @Transactional(readOnly = true)
    public DueAbsences due() {
        Instant now = clock.instant();
        return new DueAbsences(absences.begun(now), absences.over(now));
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
    public void offer(String taskId, DueAbsences due) {
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
            offers.release(taskId, replaced(now, due.absent()));
        }
    }

    /** Whoever has just gone away, where somebody can take what he holds. */
    private static Set<String> replaced(List<Approver> approvers, Set<UserId> absent) {
        boolean taken =
                approvers.stream().anyMatch(approver -> approver.standsInFor().isPresent());
        return approvers.stream()
                .filter(approver -> taken && absent.contains(approver.id()))
                .map(Approver::engineUser)
                .collect(Collectors.toSet());
    }

    /**
     * Notes that every waiting task has been offered. What was over is forgotten; what has ended meanwhile has its turn with the next round.
     *
     * @param due the absences as they were before that
     */
    public void settled(DueAbsences due) {
        due.begun().forEach(absence -> absences.offered(absence.id()));
        due.over().forEach(absence -> absences.delete(absence.id()));
    }
}
