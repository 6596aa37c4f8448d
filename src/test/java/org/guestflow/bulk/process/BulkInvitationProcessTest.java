package org.guestflow.bulk.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guestflow.bulk.BulkProgress;
import org.guestflow.bulk.BulkState;
import org.guestflow.bulk.BulkSteps;
import org.guestflow.bulk.ListOfPeople;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.AtOnce;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.ProcessCoverage;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks the process {@code bulk-invitation}: somebody has the people of an uploaded list invited. */
@ProcessTest
class BulkInvitationProcessTest {

    @RegisterExtension
    static final ProcessCoverage COVERAGE = ProcessCoverage.ofEveryPathOf("bulk-invitation");

    private static final String PROCESS = "bulk-invitation";
    private static final String ROUND = "InviteNextRows";
    private static final String PAUSE = "PauseOver";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private BulkSteps steps;

    @Autowired
    private JdbcClient database;

    private InvitationScenario scenario;

    @BeforeEach
    void scenario() {
        scenario = new InvitationScenario(context);
    }

    @AfterEach
    void luckIsBack() {
        database.sql("DROP TRIGGER IF EXISTS no_luck ON invitation").update();
        database.sql("DROP FUNCTION IF EXISTS no_luck").update();
    }

    @Test
    void aLongListIsInvitedInRounds() throws RuleViolation {
        ListOfPeople list = uploaded(people(21));

        list.confirm();
        assertThat(scenario.isRunning(PROCESS, list.key())).isTrue();
        assertThat(list.outcomes()).containsOnly("none");
        run(ROUND, list);
        assertThat(Collections.frequency(list.outcomes(), "invited")).isEqualTo(20);
        assertThat(list.now().state()).isEqualTo(BulkState.INVITING);
        run(ROUND, list);

        assertThat(list.outcomes()).containsOnly("invited");
        assertThat(list.now().state()).isEqualTo(BulkState.DONE);
        assertThat(scenario.endsOf(PROCESS, list.key())).containsExactly("List done");
        assertThat(summary(list)).containsExactlyInAnyOrder("rowsAskedFor=21", "rowsComeToNothing=0");
    }

    @Test
    void overTheLimitTheNextRoundWaits() throws RuleViolation {
        ListOfPeople list = uploaded(people(3));
        int before = list.limit(2);
        try {
            list.confirm();
            run(ROUND, list);
            assertThat(list.outcomes()).containsExactly("invited", "invited", "none");
            assertThat(list.now().waitsUntil()).isPresent();
        } finally {
            list.limit(before);
        }

        run(PAUSE, list);
        run(ROUND, list);

        assertThat(list.outcomes()).containsOnly("invited");
        assertThat(list.now().waitsUntil()).isEmpty();
        assertThat(list.now().state()).isEqualTo(BulkState.DONE);
    }

    @Test
    void aRowThatAlwaysFailsIsGivenUpAndLeavesNothing() throws RuleViolation {
        List<String> people = people(3);
        String unlucky = people.get(1);
        ListOfPeople list = uploaded(people);
        database.sql("""
                CREATE FUNCTION no_luck() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN IF NEW.mail = '%s' THEN RAISE EXCEPTION 'no luck'; END IF; RETURN NEW; END $$""".formatted(unlucky)).update();
        database.sql("CREATE TRIGGER no_luck BEFORE INSERT ON invitation FOR EACH ROW EXECUTE FUNCTION no_luck()")
                .update();

        list.confirm();
        run(ROUND, list);
        assertThat(list.outcomes()).containsExactly("invited", "none", "none");
        run(PAUSE, list);
        run(ROUND, list);
        run(PAUSE, list);
        run(ROUND, list);

        assertThat(list.outcomes()).containsExactly("invited", "failed", "invited");
        assertThat(list.now().state()).isEqualTo(BulkState.DONE);
        assertThat(list.invitationsOf(unlucky)).isZero();
        assertThat(scenario.user(unlucky)).isEmpty();
        assertThat(summary(list)).contains("rowsComeToNothing=1");
    }

    @Test
    void aSuspendedInstancePausesTheListAndGoesOnWhenActivated() throws RuleViolation {
        ListOfPeople list = uploaded(people(2));
        list.confirm();

        runtime.suspendProcessInstanceById(instance(list).getId());

        assertThat(list.now().state()).isEqualTo(BulkState.PAUSED);
        assertThat(scenario.jobAt(ROUND, list.key()).isSuspended()).isTrue();
        assertThat(steps.inviteNext(list.id()).next())
                .as("what a round does that was under way")
                .isEqualTo(BulkProgress.Next.LATER);
        assertThat(list.outcomes()).containsOnly("none");
        assertRefused("UploadNotStopped", list::goOn);

        runtime.activateProcessInstanceById(instance(list).getId());
        assertThat(list.now().state()).isEqualTo(BulkState.INVITING);
        run(ROUND, list);
        assertThat(list.outcomes()).containsOnly("invited");
    }

    @Test
    void aListWhoseInstanceIsDeletedIsStoppedUntilItsUploaderGoesOn() throws RuleViolation {
        List<String> people = people(3);
        ListOfPeople list = uploaded(people);
        int before = list.limit(1);
        try {
            list.confirm();
            run(ROUND, list);
        } finally {
            list.limit(before);
        }

        runtime.deleteProcessInstance(instance(list).getId(), "a mistake");

        assertThat(list.now().state()).isEqualTo(BulkState.STOPPED);
        steps.inviteNext(list.id());
        assertThat(list.outcomes()).containsExactly("invited", "none", "none");
        list.goOn();
        assertThat(list.now().state()).isEqualTo(BulkState.INVITING);
        assertRefused("UploadNotStopped", list::goOn);
        run(ROUND, list);
        assertThat(list.outcomes()).containsOnly("invited");
        assertThat(people)
                .allSatisfy(guest -> assertThat(list.invitationsOf(guest)).isEqualTo(1));
        assertThat(list.now().state()).isEqualTo(BulkState.DONE);
        assertRefused("UploadNotStopped", list::goOn);
    }

    @Test
    void cancellingStopsTheInstanceAlsoAPausedOne() throws RuleViolation {
        ListOfPeople list = uploaded(people(2));
        list.confirm();
        runtime.suspendProcessInstanceById(instance(list).getId());

        list.cancel();

        assertThat(list.now().state()).isEqualTo(BulkState.CANCELLED);
        assertThat(scenario.isRunning(PROCESS, list.key())).isFalse();
        assertThat(list.outcomes()).containsOnly("none");
        assertRefused("UploadEnded", list::cancel);
    }

    @Test
    void aRoundOfAListThatIsCancelledMeanwhileInvitesNobodyAndEnds() throws RuleViolation {
        ListOfPeople list = uploaded(people(2));
        list.confirm();
        database.sql("UPDATE bulk_upload SET state = 'cancelled' WHERE id = :id")
                .param("id", list.id())
                .update();

        run(ROUND, list);

        assertThat(list.outcomes()).containsOnly("none");
        assertThat(scenario.endsOf(PROCESS, list.key())).containsExactly("List done");
    }

    @Test
    void whoConfirmsTwiceHasNobodyInvitedTwice() throws RuleViolation {
        ListOfPeople list = uploaded(people(2));
        list.confirm();

        assertRefused("UploadNotChecked", list::confirm);

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(list.key().toString())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void twoNodesAtOneListInviteNobodyTwice() throws Exception {
        List<String> people = people(12);
        ListOfPeople list = uploaded(people);
        list.confirm();
        runtime.startProcessInstanceByKey(PROCESS, list.key().toString());
        List<Callable<Boolean>> rounds =
                jobs(list).map(job -> (Callable<Boolean>) () -> round(job)).toList();
        assertThat(rounds).hasSize(2);

        AtOnce.call(rounds);
        while (jobs(list).findAny().isPresent()) {
            jobs(list).forEach(this::round);
        }

        assertThat(list.outcomes()).containsOnly("invited");
        assertThat(people)
                .allSatisfy(guest -> assertThat(list.invitationsOf(guest)).isEqualTo(1));
        assertThat(list.now().state()).isEqualTo(BulkState.DONE);
    }

    private boolean round(Job job) {
        try {
            management.executeJob(job.getId());
            return true;
        } catch (OptimisticLockingException again) {
            return false;
        }
    }

    private Stream<Job> jobs(ListOfPeople list) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .processInstanceBusinessKey(list.key().toString())
                .list()
                .stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream());
    }

    private ListOfPeople uploaded(List<String> people) throws RuleViolation {
        return ListOfPeople.uploaded(context, people);
    }

    private static List<String> people(int many) {
        return Stream.generate(() -> InvitationScenario.somebodyAt("litware.com"))
                .limit(many)
                .toList();
    }

    private void run(String activity, ListOfPeople list) {
        scenario.runJobAt(activity, list.key());
    }

    private ProcessInstance instance(ListOfPeople list) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .processInstanceBusinessKey(list.key().toString())
                .singleResult();
    }

    /** What Cockpit's history says of the rows. */
    private List<String> summary(ListOfPeople list) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(list.key().toString())
                .list()
                .stream()
                .flatMap(instance -> history
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .variableNameLike("rows%")
                        .list()
                        .stream())
                .map(BulkInvitationProcessTest::words)
                .toList();
    }

    private static String words(HistoricVariableInstance variable) {
        return variable.getName() + "=" + variable.getValue();
    }

    private static void assertRefused(String rule, Refusable action) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(action::run)
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    /** What the uploader does. */
    private interface Refusable {
        void run() throws RuleViolation;
    }
}
