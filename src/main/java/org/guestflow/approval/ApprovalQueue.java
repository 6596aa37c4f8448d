package org.guestflow.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for approvers: for whom, since when, and how they are reminded. */
@Service
@Transactional(rollbackFor = RuleViolation.class)
public class ApprovalQueue {

    private static final Duration BETWEEN_REMINDERS = Duration.ofHours(4);

    private final JdbcStages stages;
    private final Approvers approvers;
    private final ApprovalTaskList tasks;
    private final ApprovalNotices notices;
    private final ApprovalJournal journal;
    private final StandInOffers offers;
    private final List<ApprovalSubjects> subjects;
    private final Users users;
    private final Targets targets;
    private final Clock clock;

    ApprovalQueue(
            JdbcStages stages,
            Approvers approvers,
            ApprovalTaskList tasks,
            ApprovalNotices notices,
            ApprovalJournal journal,
            StandInOffers offers,
            List<ApprovalSubjects> subjects,
            Users users,
            Targets targets,
            Clock clock) {
        this.stages = stages;
        this.approvers = approvers;
        this.tasks = tasks;
        this.notices = notices;
        this.journal = journal;
        this.offers = offers;
        this.subjects = subjects;
        this.users = users;
        this.targets = targets;
        this.clock = clock;
    }

    /**
     * Lists what waits for somebody's decision. Each of the directory, the engine and the features is asked once, however many there are.
     *
     * @param user who may decide
     * @param most how many to look at
     * @return the requests, the longest waiting first; none for a guest, none of his own, none that he has decided on before
     */
    @Transactional(readOnly = true)
    public List<WaitingApproval> waitingFor(User user, int most) {
        List<String> ids = user.isMember() ? tasks.waitingFor(user, most) : List.of();
        if (ids.isEmpty()) {
            return List.of();
        }
        List<AskedStage> asked = stages.asked(ids, user.id());
        List<RequestId> requests = asked.stream().map(AskedStage::request).toList();
        Map<RequestId, ApprovalSummary> summaries = new HashMap<>();
        subjects.forEach(feature -> summaries.putAll(feature.summaries(requests)));
        summaries.values().removeIf(summary -> summary.requester().equals(user.id()));
        Map<UserId, User> requesters = users.findAll(
                summaries.values().stream().map(ApprovalSummary::requester).toList());
        Map<Target, String> names = targets.displayNames(
                summaries.values().stream().map(ApprovalSummary::target).toList());
        return asked.stream()
                .filter(stage -> summaries.containsKey(stage.request()))
                .map(stage -> waiting(stage, summaries.get(stage.request()), requesters, names))
                .toList();
    }

    private static WaitingApproval waiting(
            AskedStage stage, ApprovalSummary summary, Map<UserId, User> requesters, Map<Target, String> names) {
        return new WaitingApproval(
                stage.taskId(),
                stage.request(),
                Optional.ofNullable(requesters.get(summary.requester()))
                        .map(User::displayName)
                        .orElse("–"),
                summary.guest(),
                names.getOrDefault(summary.target(), "–"),
                stage.openedAt());
    }

    /**
     * Tells who has to decide on a request.
     *
     * @param request the request; whoever calls has made sure that it may be shown
     * @return the open stage, or empty where no approval is open
     */
    @Transactional(readOnly = true)
    public Optional<OpenApproval> openApproval(RequestId request) {
        List<Stage> all = stages.find(request);
        return open(all)
                .flatMap(stage -> stages.asked(stage)
                        .flatMap(asked -> subject(request)
                                .map(subject -> new OpenApproval(
                                        stage.number(),
                                        all.size(),
                                        approvers.of(stage, all, subject).stream()
                                                .map(AskedApprover::of)
                                                .toList(),
                                        asked.openedAt(),
                                        remindableFrom(asked)))));
    }

    /**
     * Reminds the approvers of the open stage because somebody asks for it.
     *
     * @param request the request; whoever calls has made sure that it is the actor's
     * @param actor who asks
     * @throws RuleViolation {@code NoOpenApproval}, or {@code RemindedAlready} within four hours after they were asked or reminded
     */
    public void remind(RequestId request, User actor) throws RuleViolation {
        List<Stage> all = stages.lock(request);
        Stage stage = open(all).orElseThrow(ApprovalQueue::nothingOpen);
        AskedStage asked = stages.asked(stage).orElseThrow(ApprovalQueue::nothingOpen);
        ApprovalSubject subject = subject(request).orElseThrow(ApprovalQueue::nothingOpen);
        Instant now = clock.instant();
        Instant from = remindableFrom(asked);
        if (now.isBefore(from)) {
            throw new RuleViolation(
                    "RemindedAlready",
                    RuleViolation.Kind.TOO_MANY,
                    "The approvers have been asked or reminded within the last four hours.",
                    "Wait a while; reminders go out by themselves too.",
                    Duration.between(now, from));
        }
        stages.reminded(stage, now);
        List<Approver> people = approvers.of(stage, all, subject);
        offers.settle(stage, people);
        notices.remind(people, subject, stage, asked.reminders() + 1);
        journal.reminded(stage, actor);
    }

    private static Instant remindableFrom(AskedStage asked) {
        return asked.remindedAt().orElse(asked.openedAt()).plus(BETWEEN_REMINDERS);
    }

    private static Optional<Stage> open(List<Stage> all) {
        return all.stream().filter(stage -> stage.decision().isEmpty()).findFirst();
    }

    private Optional<ApprovalSubject> subject(RequestId request) {
        return subjects.stream()
                .flatMap(feature -> feature.find(request).stream())
                .findFirst();
    }

    private static RuleViolation nothingOpen() {
        return new RuleViolation(
                "NoOpenApproval",
                RuleViolation.Kind.CONFLICT,
                "The request does not wait for an approval.",
                "Look at the request again: it may have been decided meanwhile.");
    }
}
