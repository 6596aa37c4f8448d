package org.guestflow.approval;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Policy;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Approval of requests, stage by stage (behaviour.md section 3.2). */
@Service
@Transactional
public class Approvals {

    private final JdbcStages stages;
    private final Approvers approvers;
    private final ApprovalRules rules;
    private final ApprovalNotices notices;
    private final ApprovalJournal journal;
    private final StandInOffers offers;
    private final List<ApprovalSubjects> subjects;
    private final ApprovalSettings settings;
    private final WorkingCalendar calendar;
    private final Policy policy;
    private final Users users;
    private final Clock clock;

    Approvals(
            JdbcStages stages,
            Approvers approvers,
            ApprovalRules rules,
            ApprovalNotices notices,
            ApprovalJournal journal,
            StandInOffers offers,
            List<ApprovalSubjects> subjects,
            ApprovalSettings settings,
            WorkingCalendar calendar,
            Policy policy,
            Users users,
            Clock clock) {
        this.stages = stages;
        this.approvers = approvers;
        this.rules = rules;
        this.notices = notices;
        this.journal = journal;
        this.offers = offers;
        this.subjects = subjects;
        this.settings = settings;
        this.calendar = calendar;
        this.policy = policy;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Opens the next stage that is not decided yet, as policy named the stages.
     *
     * @param request the request
     * @return what the stage's timers are set to
     */
    public StageDeadlines openStage(RequestId request) {
        List<String> named =
                policy.decisionOn(request).map(Decision::approvalStages).orElseThrow();
        for (int number = 1; number <= named.size(); number++) {
            stages.add(request, number, named.get(number - 1));
        }
        Instant now = clock.instant();
        stages.opened(openStageOf(request), now);
        return new StageDeadlines(
                calendar.after(now, settings.reminderAfterWorkingDays()),
                calendar.after(now, settings.escalationAfterWorkingDays()),
                now.plus(settings.timeoutAfter()));
    }

    /**
     * Asks the open stage's approvers by mail and says whom the engine offers the task to.
     *
     * @param request the request
     * @param taskId the engine's task
     * @return the candidates
     */
    public Candidates ask(RequestId request, String taskId) {
        List<Stage> all = stages.lock(request);
        Stage stage = open(all);
        stages.asked(stage, taskId);
        ApprovalSubject subject = subject(request);
        notices.ask(approvers.of(stage, all, subject), subject, stage, taskId);
        return approvers.candidates(stage, all, subject);
    }

    /**
     * Records an approver's decision on the open stage.
     *
     * @param request the request
     * @param caller the authenticated caller's address; an approver, or who stands in for one at this moment
     * @param decision {@code approve} or {@code reject}
     * @param comment the reason; needed for a rejection, at most 1,000 characters
     * @return what it leads to
     * @throws RuleViolation {@code OwnRequest}, {@code DecidedBefore}, {@code NotAnApprover}, {@code DecisionMissing}, {@code ReasonMissing} or {@code CommentTooLong};
     *     nothing is recorded then. Also the rule that the request itself would fail by now, where it is to be approved
     */
    public ApprovalOutcome decide(RequestId request, String caller, Optional<String> decision, Optional<String> comment)
            throws RuleViolation {
        List<Stage> all = stages.lock(request);
        Stage stage = open(all);
        ApprovalSubject subject = subject(request);
        User person = EmailAddress.parse(caller).flatMap(users::findByMail).orElseThrow(ApprovalRules::notAnApprover);
        Approver approver = rules.mayDecide(person, subject, all, approvers.of(stage, all, subject));
        String verdict = rules.verdict(decision, comment);
        boolean approved = verdict.equals(Stage.APPROVE);
        if (approved) {
            checkAgain(request);
        }
        Optional<String> reason = comment.map(String::strip).filter(text -> !text.isEmpty());
        stages.decided(stage, verdict, Optional.of(approver), reason, clock.instant());
        journal.decided(stage, verdict, approver, reason);
        return new ApprovalOutcome(approved, approved && stage.number() < all.size());
    }

    /**
     * Reminds the approvers of the open stage.
     *
     * @param request the request
     */
    public void remind(RequestId request) {
        List<Stage> all = stages.lock(request);
        Stage stage = open(all);
        ApprovalSubject subject = subject(request);
        List<Approver> asked = approvers.of(stage, all, subject);
        offers.settle(stage, asked);
        notices.remind(asked, subject, stage, 0);
    }

    /**
     * Asks the fallback approvers, the administrators, as well.
     *
     * @param request the request
     * @return the candidates to add, and the task to add them to
     */
    public Escalation escalate(RequestId request) {
        List<Stage> before = stages.lock(request);
        Stage stage = open(before);
        ApprovalSubject subject = subject(request);
        List<UserId> asked =
                approvers.of(stage, before, subject).stream().map(Approver::id).toList();
        stages.escalated(stage, clock.instant());
        List<Stage> after = stages.lock(request);
        List<Approver> all = approvers.of(open(after), after, subject);
        offers.settle(stage, all);
        notices.escalate(
                all.stream().filter(approver -> !asked.contains(approver.id())).toList(), subject, stage);
        return new Escalation(
                stage.taskId().orElseThrow(), new Candidates(List.of(), List.of(Candidates.ADMINISTRATORS)));
    }

    /**
     * Records that nobody decided in time, which means rejected.
     *
     * @param request the request
     */
    public void recordNoAnswer(RequestId request) {
        Stage stage = openStageOf(request);
        stages.decided(stage, Stage.NO_ANSWER, Optional.empty(), Optional.empty(), clock.instant());
        journal.notAnswered(stage);
    }

    /**
     * Gives the reason for which a request was rejected.
     *
     * @param request the request
     * @return the approver's words; empty where nobody answered in time
     */
    @Transactional(readOnly = true)
    public Optional<String> reasonOfRejection(RequestId request) {
        return stages.find(request).stream()
                .filter(stage -> stage.decision().equals(Optional.of(Stage.REJECT)))
                .findFirst()
                .flatMap(Stage::comment);
    }

    /**
     * Tells whether a request has been approved in every stage that it was put to.
     *
     * @param request the request
     * @return false also where nobody was asked
     */
    @Transactional(readOnly = true)
    public boolean isApproved(RequestId request) {
        List<Stage> all = stages.find(request);
        return !all.isEmpty() && all.stream().allMatch(stage -> stage.decision().equals(Optional.of(Stage.APPROVE)));
    }

    /**
     * Tells when a request was last decided on.
     *
     * @param request the request
     * @return when; empty where nobody has decided
     */
    @Transactional(readOnly = true)
    public Optional<Instant> decidedAt(RequestId request) {
        return stages.lastDecision(request);
    }

    private Stage openStageOf(RequestId request) {
        return open(stages.lock(request));
    }

    private static Stage open(List<Stage> all) {
        return all.stream()
                .filter(stage -> stage.decision().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no stage is open"));
    }

    private void checkAgain(RequestId request) throws RuleViolation {
        for (ApprovalSubjects feature : subjects) {
            feature.checkAgain(request);
        }
    }

    private ApprovalSubject subject(RequestId request) {
        return subjects.stream()
                .flatMap(feature -> feature.find(request).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no request " + request));
    }
}
