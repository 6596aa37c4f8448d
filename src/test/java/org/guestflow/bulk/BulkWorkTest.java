package org.guestflow.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.NewMember;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The work on uploaded lists goes on, whatever comes in between. */
@ApplicationTest
class BulkWorkTest {

    @Autowired
    private BulkUploads uploads;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DataSource connections;

    private final String first = InvitationScenario.somebodyAt("litware.com");
    private final String second = InvitationScenario.somebodyAt("litware.com");
    private final String third = InvitationScenario.somebodyAt("litware.com");
    private User inviter;
    private UUID upload;

    @BeforeEach
    void somebodyNewUploadsAList() throws RuleViolation {
        User ada = user("ada@woodgrove.com");
        EmailAddress mail = EmailAddress.parse("bulk-" + UUID.randomUUID() + "@woodgrove.com")
                .orElseThrow();
        inviter = users.addMember(new NewMember(mail, "Ines", Optional.empty()), "test");
        users.assignRole(inviter.id(), DirectoryRole.GUEST_INVITER, ada.id());
        inviter = users.find(inviter.id()).orElseThrow();
        Target atlas =
                Target.group(targets.findGroup("project-atlas").orElseThrow().id());
        String file = "email\n" + String.join("\n", first, second, third);
        upload = uploads.take(inviter, atlas, "C:\\lists\\guests.csv", file.getBytes(StandardCharsets.UTF_8));
        await(BulkState.CHECKED);
    }

    @Test
    void whatANodeHadInHandWhenItDiedIsAskedForByAnotherAndOnlyOnce() throws SQLException, RuleViolation {
        try (Connection node = connections.getConnection();
                Statement statement = node.createStatement()) {
            node.setAutoCommit(false);
            statement.execute("SELECT * FROM bulk_row WHERE upload_id = '" + upload + "' AND position = 0 FOR UPDATE");

            uploads.invite(upload, inviter);
            Awaitility.await().until(() -> outcomes().equals(List.of("none", "invited", "invited")));
            assertThat(uploads.get(upload, inviter).state()).isEqualTo(BulkState.INVITING);
            node.rollback();
        }

        await(BulkState.DONE);
        assertThat(outcomes()).containsExactly("invited", "invited", "invited");
        for (String guest : List.of(first, second, third)) {
            assertThat(MailFor.recipient(guest).await(1)).hasSize(1);
        }
    }

    @Test
    void overTheLimitTheRowsWaitAndGoOnByThemselves() throws RuleViolation {
        int before = database.sql("SELECT invitations_per_inviter FROM tenant_setting")
                .query(Integer.class)
                .single();
        try {
            limit(2);
            uploads.invite(upload, inviter);

            Awaitility.await()
                    .until(() -> uploads.get(upload, inviter).waitsUntil().isPresent());
            assertThat(outcomes()).containsExactly("invited", "invited", "none");
            assertThat(uploads.get(upload, inviter).state()).isEqualTo(BulkState.INVITING);
        } finally {
            limit(before);
        }

        await(BulkState.DONE);
        assertThat(outcomes()).containsExactly("invited", "invited", "invited");
        assertThat(uploads.get(upload, inviter).waitsUntil()).isEmpty();
    }

    @Test
    void aRightThatIsTakenAwayMeanwhileCountsForTheRowsThatAreLeft() throws RuleViolation {
        users.withdrawRole(
                inviter.id(),
                DirectoryRole.GUEST_INVITER,
                user("ada@woodgrove.com").id());

        uploads.invite(upload, inviter);

        await(BulkState.DONE);
        assertThat(uploads.allRows(upload, inviter)).allSatisfy(row -> {
            assertThat(row.outcome()).contains(RowResult.REFUSED);
            assertThat(row.refusal()).map(RuleViolation::rule).contains("TargetNotOwned");
        });
        assertThat(uploads.get(upload, inviter).fileName()).isEqualTo("guests.csv");
    }

    private void limit(int invitations) {
        database.sql("UPDATE tenant_setting SET invitations_per_inviter = :most")
                .param("most", invitations)
                .update();
    }

    private void await(BulkState state) {
        Awaitility.await(state.name())
                .atMost(Duration.ofSeconds(60))
                .until(() -> uploads.get(upload, inviter).state() == state);
    }

    private List<String> outcomes() throws RuleViolation {
        return uploads.allRows(upload, inviter).stream()
                .map(row -> row.outcome().map(RowResult::word).orElse("none"))
                .toList();
    }

    private User user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow()).orElseThrow();
    }
}
