package org.guestflow.bulk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.Colleague;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list that somebody new has uploaded to bring people into Project Atlas, and that has been tried out. */
public final class ListOfPeople {

    private final BulkUploads uploads;
    private final BulkInvitations invitations;
    private final JdbcClient database;
    private final User inviter;
    private final UUID id;

    private ListOfPeople(ApplicationContext context, User inviter, UUID id) {
        this.uploads = context.getBean(BulkUploads.class);
        this.invitations = context.getBean(BulkInvitations.class);
        this.database = context.getBean(JdbcClient.class);
        this.inviter = inviter;
        this.id = id;
    }

    /** Uploads a list of addresses. */
    public static ListOfPeople uploaded(ApplicationContext context, List<String> people) throws RuleViolation {
        Users users = context.getBean(Users.class);
        User ines = Colleague.named(context, "ines");
        User ada = users.findByMail(EmailAddress.parse("ada@woodgrove.com").orElseThrow())
                .orElseThrow();
        users.assignRole(ines.id(), DirectoryRole.GUEST_INVITER, ada.id());
        User inviter = users.find(ines.id()).orElseThrow();
        Target atlas = Target.group(context.getBean(Targets.class)
                .findGroup("project-atlas")
                .orElseThrow()
                .id());
        String file = "email\n" + String.join("\n", people);
        UUID id = context.getBean(BulkUploads.class)
                .take(inviter, atlas, "C:\\lists\\guests.csv", file.getBytes(StandardCharsets.UTF_8));
        ListOfPeople list = new ListOfPeople(context, inviter, id);
        list.await(BulkState.CHECKED);
        return list;
    }

    /** The upload's id. */
    public UUID id() {
        return id;
    }

    /** The business key of its process. */
    public RequestId key() {
        return new RequestId(id);
    }

    /** Whose it is. */
    public User inviter() {
        return inviter;
    }

    /** The inviter says that the people are to be invited. */
    public void confirm() throws RuleViolation {
        invitations.begin(id, inviter);
    }

    /** The inviter goes on with what was stopped. */
    public void goOn() throws RuleViolation {
        invitations.goOn(id, inviter);
    }

    /** The inviter has had enough. */
    public void cancel() throws RuleViolation {
        invitations.cancel(id, inviter);
    }

    /** The upload as its page shows it. */
    public BulkUpload now() throws RuleViolation {
        return uploads.get(id, inviter);
    }

    /** The rows in their order. */
    public List<BulkRow> rows() throws RuleViolation {
        return uploads.allRows(id, inviter);
    }

    /** What has become of each row, {@code none} where nothing has yet. */
    public List<String> outcomes() throws RuleViolation {
        return rows().stream()
                .map(row -> row.outcome().map(RowResult::word).orElse("none"))
                .toList();
    }

    /** Waits until the upload has come that far. */
    public void await(BulkState state) {
        Awaitility.await(state.name()).atMost(Duration.ofSeconds(60)).until(() -> now().state() == state);
    }

    /** Lets everybody invite so many within an hour; gives what the limit was before. */
    public int limit(int invitations) {
        int before = database.sql("SELECT invitations_per_inviter FROM tenant_setting")
                .query(Integer.class)
                .single();
        database.sql("UPDATE tenant_setting SET invitations_per_inviter = :most")
                .param("most", invitations)
                .update();
        return before;
    }

    /** How many invitations there are for an address. */
    public int invitationsOf(String address) {
        return database.sql("SELECT count(*) FROM invitation WHERE mail = :mail")
                .param("mail", address)
                .query(Integer.class)
                .single();
    }
}
