package org.guestflow.review;

import static org.guestflow.support.InvitationScenario.somebodyAt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.guestflow.directory.Group;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.NewGroup;
import org.guestflow.directory.NewGuest;
import org.guestflow.directory.Sensitivity;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.UserType;
import org.guestflow.directory.Users;
import org.guestflow.lifecycle.AccessExtensions;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.guestflow.support.Colleague;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A group of its own with an owner, a sponsor and guests, and what is done with its reviews. It is removed with everything that came of it. */
public final class ReviewedGroup {

    private static final Duration ACCESS = Duration.ofDays(300);

    private final ApplicationContext context;
    private final Targets targets;
    private final Users users;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final User owner;
    private final User sponsor;
    private final Target target;
    private final String name;

    /** Records the group, without guests. */
    public ReviewedGroup(ApplicationContext context) {
        this.context = context;
        targets = context.getBean(Targets.class);
        users = context.getBean(Users.class);
        clock = context.getBean(Clock.class);
        jdbc = context.getBean(JdbcClient.class);
        owner = Colleague.named(context, "Oda");
        sponsor = Colleague.named(context, "Sven");
        UUID id = UUID.randomUUID();
        name = "Reviewed " + id.toString().substring(0, 8);
        target = Target.group(id);
        Group group = new Group(id, "reviewed-" + id, name, GroupMembership.ASSIGNED, true, Sensitivity.NORMAL);
        targets.add(new NewGroup(group, Optional.empty(), Set.of(owner.id())), ada().id());
    }

    public User owner() {
        return owner;
    }

    public User sponsor() {
        return sponsor;
    }

    public User ada() {
        return user("ada@woodgrove.com");
    }

    public User user(String address) {
        return users.findByMail(EmailAddress.parse(address).orElseThrow()).orElseThrow();
    }

    public Target target() {
        return target;
    }

    public String name() {
        return name;
    }

    /** A guest for whom the sponsor answers, with access for three hundred days. */
    public User guest() {
        return guestOf(sponsor);
    }

    /** A guest for whom somebody else answers. */
    public User guestOf(User other) {
        EmailAddress mail = EmailAddress.parse(somebodyAt("litware.com")).orElseThrow();
        User guest = users.addDirectly(
                new NewGuest(mail, mail.toString(), Optional.of("Kim"), Optional.empty(), other.id()),
                RequestId.random());
        comesIn(guest);
        return guest;
    }

    /** Gives access that begins now. */
    public void comesIn(User guest) {
        targets.grant(guest.id(), target, clock.instant().plus(ACCESS), RequestId.random());
    }

    /** A guest for whom the sponsor answers, with access for so long. */
    public User guestFor(Duration access) {
        User guest = guest();
        jdbc.sql("UPDATE group_member SET ends_at = :end WHERE group_id = :group AND user_id = :guest")
                .param("end", clock.instant().plus(access).atOffset(ZoneOffset.UTC))
                .param("group", target.id())
                .param("guest", guest.id().value())
                .update();
        return guest;
    }

    /** The sponsor lets a guest's access last so many days longer than it does. */
    public void isProlonged(User guest, int days) throws RuleViolation {
        LocalDate last = LocalDate.ofInstant(endOf(guest).minusMillis(1), ZoneOffset.UTC);
        context.getBean(AccessExtensions.class).extend(sponsor, guest.id(), target, last.plusDays(days));
    }

    /** Takes the access. */
    public void leaves(User guest) {
        targets.removeMember(target.id(), guest.id(), owner.id());
    }

    public boolean has(User guest) {
        return targets.hasAccess(guest.id(), target);
    }

    /** When a guest's access ends. */
    public Instant endOf(User guest) {
        return jdbc.sql("SELECT ends_at FROM group_member WHERE group_id = :group AND user_id = :guest")
                .param("group", target.id())
                .param("guest", guest.id().value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Ada starts a review; guests are taken down by a job. */
    public RequestId starts() throws RuleViolation {
        return context.getBean(Reviews.class).start(target, ada());
    }

    /** The same where no job executor runs. */
    public RequestId isUnderReview() throws RuleViolation {
        RequestId review = starts();
        runJobAt("CollectGuests", review);
        return review;
    }

    /** Runs the one job that stands at an activity. */
    public void runJobAt(String activity, RequestId review) {
        context.getBean(ManagementService.class)
                .executeJob(jobAt(activity, review).orElseThrow().getId());
    }

    /** The one job that stands at an activity. */
    public Optional<Job> jobAt(String activity, RequestId review) {
        return context
                .getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(review.toString())
                .list()
                .stream()
                .flatMap(instance -> context
                        .getBean(ManagementService.class)
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .activityId(activity)
                        .list()
                        .stream())
                .findFirst();
    }

    /** Applies every answer. */
    public void applies(RequestId review) {
        while (jobAt("ApplyAnswers", review).isPresent()) {
            runJobAt("ApplyAnswers", review);
        }
    }

    public void answers(RequestId review, User reviewer, GivenAnswer... answers) throws RuleViolation {
        context.getBean(Reviews.class).answer(review, reviewer, Arrays.asList(answers));
    }

    public static GivenAnswer keep(User guest) {
        return new GivenAnswer(guest.id(), Answer.KEEP, Optional.empty(), Optional.empty());
    }

    public static GivenAnswer end(User guest) {
        return new GivenAnswer(guest.id(), Answer.END, Optional.empty(), Optional.empty());
    }

    public static GivenAnswer keepUntil(User guest, LocalDate day) {
        return new GivenAnswer(guest.id(), Answer.KEEP_UNTIL, Optional.of(day), Optional.empty());
    }

    public void finishes(RequestId review, User reviewer) throws RuleViolation {
        context.getBean(Reviews.class).finish(review, reviewer);
    }

    /** An administrator deletes the process instance in Cockpit. */
    public void isDeletedInCockpit(RequestId review) {
        RuntimeService runtime = context.getBean(RuntimeService.class);
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(review.toString())
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "by mistake"));
    }

    /** What came of it for each guest, empty where nothing has yet. */
    public Map<UserId, String> outcomes(RequestId review) {
        return jdbc
                .sql(
                        "SELECT guest_id, coalesce(outcome, '') AS outcome FROM access_review_entry WHERE review_id = :review")
                .param("review", review.value())
                .query((row, number) ->
                        Map.entry(new UserId(row.getObject("guest_id", UUID.class)), row.getString("outcome")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public String state(RequestId review) {
        return jdbc.sql("SELECT state FROM access_review WHERE id = :review")
                .param("review", review.value())
                .query(String.class)
                .single();
    }

    /** What the trail has of a review, as {@code action by actor}. */
    public List<String> trail(RequestId review) {
        return jdbc.sql(
                        "SELECT action || ' by ' || actor FROM audit_event WHERE request_id = :review ORDER BY sequence")
                .param("review", review.value())
                .query(String.class)
                .list();
    }

    /** Makes a guest a member or a member a guest. */
    public void isNow(UserType type, User somebody) {
        jdbc.sql("UPDATE directory_user SET user_type = :type WHERE id = :id")
                .param("type", type.name().toLowerCase(Locale.ROOT))
                .param("id", somebody.id().value())
                .update();
    }

    /** Blocks an account. */
    public void isBlocked(User somebody) {
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :id")
                .param("id", somebody.id().value())
                .update();
    }

    /** Removes the group, its reviews and their process instances. */
    public void remove() {
        List<String> reviews = jdbc.sql("SELECT id::text FROM access_review WHERE target_id = :target")
                .param("target", target.id())
                .query(String.class)
                .list();
        RuntimeService runtime = context.getBean(RuntimeService.class);
        reviews.stream()
                .flatMap(review ->
                        runtime.createProcessInstanceQuery().processInstanceBusinessKey(review).list().stream())
                .forEach(instance -> runtime.deleteProcessInstanceIfExists(
                        instance.getId(), "the test is over", true, true, false, false));
        jdbc.sql("DELETE FROM access_review WHERE target_id = :target")
                .param("target", target.id())
                .update();
        jdbc.sql("DELETE FROM directory_group WHERE id = :target")
                .param("target", target.id())
                .update();
    }
}
