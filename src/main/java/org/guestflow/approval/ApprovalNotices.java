package org.guestflow.approval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.mail.Notice;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.BaseUrl;
import org.springframework.stereotype.Component;

/** Queues the mails to approvers; each links to its task, and deciding there takes a sign-in. */
@Component
class ApprovalNotices {

    /** More than a request can have. */
    private static final int STAGES = 10;

    private final Outbox outbox;
    private final Users users;
    private final Targets targets;
    private final Organisations organisations;
    private final BaseUrl baseUrl;

    ApprovalNotices(Outbox outbox, Users users, Targets targets, Organisations organisations, BaseUrl baseUrl) {
        this.outbox = outbox;
        this.users = users;
        this.targets = targets;
        this.organisations = organisations;
        this.baseUrl = baseUrl;
    }

    void ask(List<Approver> approvers, ApprovalSubject subject, Stage stage, String taskId) {
        queue(NoticeKind.APPROVAL_REQUESTED, approvers, subject, stage, taskId);
    }

    /** Reminds; each further reminder of a stage is a mail of its own. */
    void remind(List<Approver> approvers, ApprovalSubject subject, Stage stage, int further) {
        queue(
                NoticeKind.APPROVAL_REMINDER,
                approvers,
                subject,
                stage,
                stage.taskId().orElseThrow(),
                stage.number() + further * STAGES);
    }

    void escalate(List<Approver> approvers, ApprovalSubject subject, Stage stage) {
        queue(
                NoticeKind.APPROVAL_ESCALATED,
                approvers,
                subject,
                stage,
                stage.taskId().orElseThrow());
    }

    private void queue(NoticeKind kind, List<Approver> approvers, ApprovalSubject subject, Stage stage, String taskId) {
        queue(kind, approvers, subject, stage, taskId, stage.number());
    }

    private void queue(
            NoticeKind kind,
            List<Approver> approvers,
            ApprovalSubject subject,
            Stage stage,
            String taskId,
            int generation) {
        Map<String, String> content = content(subject, stage, taskId);
        for (Approver approver : approvers) {
            User person = approver.person();
            String language = person.preferredLanguage()
                    .orElseGet(() -> organisations.host().defaultLanguage());
            Map<String, String> his = content(content, approver);
            outbox.queue(new Notice(stage.request(), kind, generation, person.mail(), List.of(), language, his));
        }
    }

    /** Whoever stands in for somebody is told for whom; with the address, by which an erasure finds it. */
    private static Map<String, String> content(Map<String, String> ofAll, Approver approver) {
        Map<String, String> content = new HashMap<>(ofAll);
        approver.standsInFor()
                .ifPresent(absent -> content.put(
                        NoticeContent.STANDS_IN_FOR, absent.displayName() + " (" + absent.mailAsTyped() + ")"));
        return content;
    }

    private Map<String, String> content(ApprovalSubject subject, Stage stage, String taskId) {
        Map<String, String> content = new HashMap<>();
        users.find(subject.requester()).ifPresent(requester -> {
            content.put("inviterName", requester.displayName());
            content.put("inviterMail", requester.mail().toString());
        });
        content.put("guestName", subject.guestName());
        content.put("guestMail", subject.guestMail());
        content.put("targetType", subject.target().type().stored());
        targets.displayName(subject.target()).ifPresent(name -> content.put("targetName", name));
        subject.accessEndDate().ifPresent(date -> content.put("accessEndsOn", date));
        subject.justification().ifPresent(text -> content.put("justification", text));
        content.put("stage", String.valueOf(stage.number()));
        content.put("requestLink", baseUrl.link("/approvals/" + taskId));
        return content;
    }
}
