package org.guestflow.approval;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.Colleague;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Approvers of their own who go away, and what is done with their absences. All of it is taken back. */
final class Absentees {

    private final ApplicationContext context;
    private final Absences absences;
    private final Targets targets;
    private final Users users;
    private final JdbcClient jdbc;
    private final List<User> approvers = new ArrayList<>();
    private final List<User> administrators = new ArrayList<>();

    Absentees(ApplicationContext context) {
        this.context = context;
        absences = context.getBean(Absences.class);
        targets = context.getBean(Targets.class);
        users = context.getBean(Users.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    /** A member who is in {@code guest-approvers}. */
    User approver(String name) {
        User approver = Colleague.named(context, name);
        targets.addMember(approversGroup(), approver.id(), ada().id());
        approvers.add(approver);
        return approver;
    }

    void becomesAdministrator(User user) {
        users.assignRole(user.id(), DirectoryRole.ADMINISTRATOR, ada().id());
        administrators.add(user);
    }

    void isAway(User user, User standIn) throws RuleViolation {
        absences.name(user, plan(standIn, 0, 5));
    }

    void willBeAway(User user, User standIn) throws RuleViolation {
        absences.name(user, plan(standIn, 1, 5));
    }

    void comesBack(User user) throws RuleViolation {
        for (AbsenceEntry entry : absences.of(user)) {
            absences.withdraw(entry.absence().id(), user);
        }
    }

    static AbsencePlan plan(User standIn, int first, int last) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return new AbsencePlan(
                standIn.mail().toString(),
                today.plusDays(first).toString(),
                today.plusDays(last).toString());
    }

    /** The days pass until the absence of somebody lasts. */
    void goesNow(User user) {
        move(user, "begins_at = now() - interval '1 minute'");
    }

    /** The days pass until the absence of somebody is over. */
    void isBackByNow(User user) {
        move(user, "begins_at = now() - interval '2 days', ends_at = now() - interval '1 second'");
    }

    private void move(User user, String change) {
        jdbc.sql("UPDATE approval_absence SET " + change + " WHERE user_id = :user")
                .param("user", user.id().value())
                .update();
    }

    User ada() {
        return users.findByMail(EmailAddress.parse("ada@woodgrove.com").orElseThrow())
                .orElseThrow();
    }

    void remove() {
        approvers.forEach(user -> targets.removeMember(approversGroup(), user.id(), ada().id()));
        administrators.forEach(user -> users.withdrawRole(user.id(), DirectoryRole.ADMINISTRATOR, ada().id()));
        jdbc.sql("DELETE FROM approval_absence").update();
    }

    private UUID approversGroup() {
        return targets.findGroup("guest-approvers").orElseThrow().id();
    }
}
