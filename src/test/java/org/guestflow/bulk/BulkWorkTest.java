package org.guestflow.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The work on uploaded lists goes on, whatever comes in between. */
@ApplicationTest
class BulkWorkTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DataSource connections;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private HistoryService history;

    @Autowired
    private Clock clock;

    private final String first = InvitationScenario.somebodyAt("litware.com");
    private final String second = InvitationScenario.somebodyAt("litware.com");
    private final String third = InvitationScenario.somebodyAt("litware.com");
    private ListOfPeople list;

    @BeforeEach
    void somebodyNewUploadsAList() throws RuleViolation {
        list = ListOfPeople.uploaded(context, List.of(first, second, third));
    }

    @Test
    void whatANodeHadInHandWhenItDiedIsAskedForByAnotherAndOnlyOnce() throws SQLException, RuleViolation {
        try (Connection node = connections.getConnection();
                Statement statement = node.createStatement()) {
            node.setAutoCommit(false);
            statement.execute(
                    "SELECT * FROM bulk_row WHERE upload_id = '" + list.id() + "' AND position = 0 FOR UPDATE");

            list.confirm();
            Awaitility.await().until(() -> list.outcomes().equals(List.of("none", "invited", "invited")));
            assertThat(list.now().state()).isEqualTo(BulkState.INVITING);
            node.rollback();
        }

        list.await(BulkState.DONE);
        assertThat(list.outcomes()).containsExactly("invited", "invited", "invited");
        for (String guest : List.of(first, second, third)) {
            assertThat(MailFor.recipient(guest).await(1)).hasSize(1);
        }
    }

    @Test
    void overTheLimitTheRowsWaitAndGoOnByThemselves() throws RuleViolation {
        int before = list.limit(2);
        try {
            list.confirm();

            Awaitility.await().until(() -> list.now().waitsUntil().isPresent());
            assertThat(list.outcomes()).containsExactly("invited", "invited", "none");
            assertThat(list.now().state()).isEqualTo(BulkState.INVITING);
        } finally {
            list.limit(before);
        }

        list.await(BulkState.DONE);
        assertThat(list.outcomes()).containsExactly("invited", "invited", "invited");
        assertThat(list.now().waitsUntil()).isEmpty();
    }

    @Test
    void aRightThatIsTakenAwayMeanwhileCountsForTheRowsThatAreLeft() throws RuleViolation {
        users.withdrawRole(
                list.inviter().id(),
                DirectoryRole.GUEST_INVITER,
                users.findByMail(EmailAddress.parse("ada@woodgrove.com").orElseThrow())
                        .orElseThrow()
                        .id());

        list.confirm();

        list.await(BulkState.DONE);
        assertThat(list.rows()).allSatisfy(row -> {
            assertThat(row.outcome()).contains(RowResult.REFUSED);
            assertThat(row.refusal()).map(RuleViolation::rule).contains("TargetNotOwned");
        });
        assertThat(list.now().fileName()).isEqualTo("guests.csv");
    }

    @Test
    void aListThatAVersionBeforeHadInHandIsTakenOverByTheProcess() throws RuleViolation {
        database.sql("UPDATE bulk_upload SET state = 'inviting' WHERE id = :id")
                .param("id", list.id())
                .update();
        database.sql(
                        "UPDATE bulk_row SET outcome = 'refused', rule = 'A', explanation = 'B', remedy = 'C' WHERE upload_id = :id AND position = 0")
                .param("id", list.id())
                .update();

        scheduler.scheduleBatch(
                List.of(BulkSchedule.WORK
                        .instance(new BulkStep(list.id(), BulkState.INVITING).name())
                        .build()),
                clock.instant());

        list.await(BulkState.DONE);
        assertThat(list.outcomes()).containsExactly("refused", "invited", "invited");
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("bulk-invitation")
                        .processInstanceBusinessKey(list.key().toString())
                        .count())
                .isEqualTo(1);
        Awaitility.await("the old task is gone")
                .until(() -> database.sql("SELECT count(*) FROM scheduled_tasks WHERE task_instance LIKE :id || '%'")
                                .param("id", list.id().toString())
                                .query(Integer.class)
                                .single()
                        == 0);
    }
}
