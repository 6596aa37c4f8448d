package org.guestflow.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.Invitation;
import org.guestflow.invitation.InvitationLink;
import org.guestflow.invitation.Invitations;
import org.guestflow.mail.Delivery;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.springframework.context.ApplicationContext;

/** What people do with an invitation, in their words, for tests that run the processes on the real services. */
public final class InvitationScenario {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final HistoryService history;
    private final IdentityService identity;
    private final Invitations invitations;
    private final Users users;
    private final Targets targets;
    private final Outbox outbox;

    /** Takes the application's services. */
    public InvitationScenario(ApplicationContext context) {
        runtime = context.getBean(RuntimeService.class);
        tasks = context.getBean(TaskService.class);
        management = context.getBean(ManagementService.class);
        history = context.getBean(HistoryService.class);
        identity = context.getBean(IdentityService.class);
        invitations = context.getBean(Invitations.class);
        users = context.getBean(Users.class);
        targets = context.getBean(Targets.class);
        outbox = context.getBean(Outbox.class);
    }

    /** An address that nobody else uses. */
    public static String somebodyAt(String domain) {
        return "guest-" + UUID.randomUUID() + "@" + domain;
    }

    /** The request's start variables for a group. */
    public static Map<String, Object> toGroup(String address, String group) {
        return new HashMap<>(Map.of("invitedUserEmailAddress", address, "targetType", "group", "targetId", group));
    }

    /** The request's start variables for an application. */
    public static Map<String, Object> toApplication(String address, String application) {
        return new HashMap<>(
                Map.of("invitedUserEmailAddress", address, "targetType", "application", "targetId", application));
    }

    /** Starts the process as a signed-in user does. */
    public RequestId invites(String inviter, Map<String, Object> variables) {
        return starts(inviter, "invitation", variables);
    }

    /** Starts a process as a signed-in user does. */
    public RequestId starts(String user, String process, Map<String, Object> variables) {
        return as(
                user,
                () -> RequestId.parse(
                        runtime.startProcessInstanceByKey(process, variables).getBusinessKey()));
    }

    /** Completes the request's open task as an approver does in Tasklist. */
    public void decides(String approver, RequestId request, String decision, String comment) {
        String task = openTask(request).getId();
        as(approver, () -> {
            tasks.complete(task, Map.of("decision", decision, "comment", comment));
            return null;
        });
    }

    /** The task that waits for a decision. */
    public Task openTask(RequestId request) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(request.toString())
                .singleResult();
    }

    /** Runs the one job that stands at an activity, as the job executor will when it is due. */
    public void runJobAt(String activity, RequestId request) {
        management.executeJob(jobAt(activity, request).getId());
    }

    /** The one job that stands at an activity. */
    public Job jobAt(String activity, RequestId request) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(request.toString()).list().stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(activity)
                                .list()
                                .stream())
                .findFirst()
                .orElseThrow();
    }

    /** The names of the end events that the request's process instances have come to. */
    public List<String> endsOf(String definition, RequestId request) {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(definition)
                .processInstanceBusinessKey(request.toString())
                .list()
                .stream()
                .flatMap(instance ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityName)
                .toList();
    }

    /** Whether the request's process instance is still there. */
    public boolean isRunning(RequestId request) {
        return isRunning("invitation", request);
    }

    /** Whether the instance of a process is still there. */
    public boolean isRunning(String definition, RequestId request) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(definition)
                        .processInstanceBusinessKey(request.toString())
                        .count()
                > 0;
    }

    /** The invitation as its row has it now. */
    public Invitation invitation(RequestId request) {
        return invitations.find(request).orElseThrow();
    }

    /** The link that works now. */
    public InvitationLink link(RequestId request) {
        return new InvitationLink(request, invitation(request).linkVersion());
    }

    /** The user who has an address. */
    public Optional<User> user(String address) {
        return users.findByMail(EmailAddress.parse(address).orElseThrow());
    }

    /** Whether the user with an address is in a group. */
    public boolean isIn(String address, String group) {
        Target target = Target.group(targets.findGroup(group).orElseThrow().id());
        return user(address)
                .filter(user -> targets.hasAccess(user.id(), target))
                .isPresent();
    }

    /** The kinds of mail that were queued for a recipient about a request. */
    public List<NoticeKind> mailTo(String address, RequestId request) {
        EmailAddress recipient = EmailAddress.parse(address).orElseThrow();
        return outbox.deliveries(request).stream()
                .filter(delivery -> delivery.recipient().equals(recipient))
                .map(Delivery::kind)
                .toList();
    }

    private <T> T as(String user, Supplier<T> action) {
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(user, groups);
        try {
            return action.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
