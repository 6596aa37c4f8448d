package org.guestflow.approval;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
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

/** Tasks in Tasklist: what the form shows of a request, and who may take it; those who may decide on it and nobody else. */
@Service
@Transactional(readOnly = true)
public class ApprovalTasks {

    private final JdbcStages stages;
    private final Approvers approvers;
    private final ApprovalRules rules;
    private final List<ApprovalSubjects> subjects;
    private final Policy policy;
    private final Users users;
    private final Targets targets;

    ApprovalTasks(
            JdbcStages stages,
            Approvers approvers,
            ApprovalRules rules,
            List<ApprovalSubjects> subjects,
            Policy policy,
            Users users,
            Targets targets) {
        this.stages = stages;
        this.approvers = approvers;
        this.rules = rules;
        this.subjects = subjects;
        this.policy = policy;
        this.users = users;
        this.targets = targets;
    }

    /**
     * Shows what is to be decided.
     *
     * @param taskId the engine's task
     * @param reader the authenticated caller
     * @return the request's details; empty where there is no such task, it is decided, or the reader may not decide on it
     */
    public Optional<ApprovalTask> find(String taskId, UserId reader) {
        return stages.findByTask(taskId)
                .filter(stage -> stage.decision().isEmpty())
                .flatMap(stage -> subject(stage.request()).flatMap(subject -> shown(reader, stage, subject)));
    }

    /**
     * Asks whether somebody may take the task of a request's open stage: whoever could not decide would only keep it from others.
     *
     * @param request the request
     * @param claimant the address of whoever is to have the task
     * @throws RuleViolation {@code OwnRequest}, {@code DecidedBefore} or {@code NotAnApprover}
     */
    public void checkMayClaim(RequestId request, String claimant) throws RuleViolation {
        List<Stage> all = stages.find(request);
        Stage open = all.stream()
                .filter(stage -> stage.decision().isEmpty())
                .findFirst()
                .orElseThrow(ApprovalRules::notAnApprover);
        ApprovalSubject subject = subject(request).orElseThrow(ApprovalRules::notAnApprover);
        User person = EmailAddress.parse(claimant).flatMap(users::findByMail).orElseThrow(ApprovalRules::notAnApprover);
        rules.mayDecide(person, subject, all, approvers.of(open, all, subject));
    }

    private Optional<ApprovalSubject> subject(RequestId request) {
        return subjects.stream()
                .flatMap(feature -> feature.find(request).stream())
                .findFirst();
    }

    private Optional<ApprovalTask> shown(UserId reader, Stage stage, ApprovalSubject subject) {
        Optional<Approver> approver = approvers.of(stage, stages.find(stage.request()), subject).stream()
                .filter(one -> one.id().equals(reader))
                .findFirst();
        return approver.isPresent()
                        || users.find(reader).filter(User::isAdministrator).isPresent()
                ? Optional.of(task(stage, subject, approver.flatMap(Approver::standsInFor)))
                : Optional.empty();
    }

    private ApprovalTask task(Stage stage, ApprovalSubject subject, Optional<User> absent) {
        User requester = users.find(subject.requester()).orElseThrow();
        return new ApprovalTask(
                requester.displayName(),
                requester.mail().toString(),
                subject.guestName(),
                subject.guestMail(),
                subject.target().type().stored(),
                targets.displayName(subject.target()).orElse(""),
                sensitivity(subject.target()),
                subject.accessEndDate().orElse(null),
                subject.justification().orElse(null),
                policy.decisionOn(stage.request()).map(Decision::rule).orElse(null),
                stage.number(),
                stages.find(stage.request()).size(),
                subjects.stream()
                        .flatMap(feature -> feature.history(stage.request()).stream())
                        .findFirst()
                        .orElse(null),
                absent.map(User::displayName).orElse(null));
    }

    private String sensitivity(Target target) {
        return switch (target.type()) {
            case GROUP ->
                targets.findGroup(target.id().toString())
                        .map(group -> group.sensitivity().name().toLowerCase(Locale.ROOT))
                        .orElse(null);
            case APPLICATION ->
                targets.findApplication(target.id().toString())
                        .map(application -> application.sensitivity().name().toLowerCase(Locale.ROOT))
                        .orElse(null);
            case DIRECTORY -> null;
        };
    }
}
