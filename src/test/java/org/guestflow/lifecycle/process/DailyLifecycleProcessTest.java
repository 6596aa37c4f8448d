package org.guestflow.lifecycle.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guestflow.support.ProcessCoverage;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks the process {@code daily-lifecycle}: a hundred and one guests are due at once, and as many were deleted long ago. */
@ProcessTest
class DailyLifecycleProcessTest {

    @RegisterExtension
    static final ProcessCoverage COVERAGE = ProcessCoverage.ofEveryPathOf("daily-lifecycle");

    private static final String PROCESS = "daily-lifecycle";
    private static final int MANY = 101;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    private final String domain = "many" + UUID.randomUUID() + ".example";

    @BeforeEach
    void manyGuestsWhoDoNotComeAndWhoseAccessEnds() {
        jdbc.sql("""
                        INSERT INTO directory_user (id, user_principal_name, mail, mail_as_typed, display_name, user_type, creation_type, external_user_state,
                                                    external_user_state_changed_at, created_at)
                        SELECT gen_random_uuid(), n || '_' || :domain, n || '@' || :domain, n || '@' || :domain, 'Guest ' || n, 'guest', 'invitation', 'accepted',
                               now() - interval '100 days', now() - interval '100 days'
                        FROM generate_series(1, :many) n
                        """).param("domain", domain).param("many", MANY).update();
        jdbc.sql("""
                        INSERT INTO group_member (group_id, user_id, granted_at, ends_at)
                        SELECT g.id, u.id, now() - interval '100 days', now() + interval '5 days'
                        FROM directory_group g, directory_user u WHERE g.mail_nickname = 'project-atlas' AND u.mail LIKE '%@' || :domain
                        """).param("domain", domain).update();
        jdbc.sql("""
                        INSERT INTO deleted_user (id, account, sponsors, memberships, assignments, deleted_at, restorable_until)
                        SELECT gone.id, to_jsonb(u) || jsonb_build_object('id', gone.id), '[]', '[]', '[]', now() - interval '31 days', now() - interval '1 day'
                        FROM directory_user u CROSS JOIN LATERAL (SELECT gen_random_uuid() AS id, u.id AS of) gone WHERE u.mail LIKE '%@' || :domain
                        """).param("domain", domain).update();
    }

    @AfterEach
    void nothingIsLeftOfThem() {
        businessKeys()
                .forEach(key -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .list()
                        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the test is over")));
        jdbc.sql("DELETE FROM directory_user WHERE mail LIKE '%@' || :domain")
                .param("domain", domain)
                .update();
        jdbc.sql("DELETE FROM deleted_user WHERE account ->> 'mail' LIKE '%@' || :domain")
                .param("domain", domain)
                .update();
    }

    @Test
    void itIsDueAtTheHourThatIsSet() {
        Job start = startJob();

        assertThat(start.getDuedate().toInstant().atZone(ZoneId.systemDefault()).toLocalTime())
                .hasToString("02:30");
    }

    @Test
    void aProcessIsBegunForEachGuestAndEachAccessInSmallTransactions() {
        management.executeJob(startJob().getId());

        ProcessInstance daily = runtime.createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .singleResult();
        assertThat(rounds(daily)).isGreaterThanOrEqualTo(6);

        assertThat(ends(daily)).containsExactly("Everything begun");
        assertThat(times("BeginAccessEnds", daily)).isGreaterThanOrEqualTo(2);
        assertThat(times("BeginInactivities", daily)).isGreaterThanOrEqualTo(2);
        assertThat(times("RemoveDeletedGuests", daily)).isGreaterThanOrEqualTo(2);
        assertThat(begun("access-end")).isEqualTo(MANY);
        assertThat(begun("guest-inactivity")).isEqualTo(MANY);
        assertThat(jdbc.sql("SELECT count(*) FROM deleted_user WHERE account ->> 'mail' LIKE '%@' || :domain")
                        .param("domain", domain)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void twiceBegunNothingIsBegunTwice() {
        rounds(runtime.startProcessInstanceByKey(PROCESS));
        rounds(runtime.startProcessInstanceByKey(PROCESS));

        assertThat(begun("access-end")).isEqualTo(MANY);
        assertThat(begun("guest-inactivity")).isEqualTo(MANY);
    }

    @Test
    void whatHasLostItsProcessIsSeenToAnew() {
        rounds(runtime.startProcessInstanceByKey(PROCESS));
        String blocked = businessKeyOf(
                "UPDATE guest_inactivity SET blocked_at = now(), delete_at = now() + interval '30 days' WHERE id = (SELECT min(id::text)::uuid FROM guest_inactivity i WHERE i.ended_at IS NULL AND i.user_id IN (SELECT id FROM directory_user WHERE mail LIKE '%@' || :domain)) RETURNING id::text");
        instances().forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "a mistake"));
        assertThat(instances()).isEmpty();

        rounds(runtime.startProcessInstanceByKey(PROCESS));

        assertThat(begun("access-end")).isEqualTo(MANY);
        assertThat(begun("guest-inactivity")).isEqualTo(MANY);
        assertThat(management
                        .createJobQuery()
                        .processInstanceId(runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(blocked)
                                .singleResult()
                                .getId())
                        .singleResult()
                        .getJobDefinitionId())
                .isEqualTo(management
                        .createJobDefinitionQuery()
                        .activityIdIn("RestoreTimeOver")
                        .singleResult()
                        .getId());
    }

    private String businessKeyOf(String sql) {
        return jdbc.sql(sql).param("domain", domain).query(String.class).single();
    }

    private List<ProcessInstance> instances() {
        return businessKeys().stream()
                .flatMap(key -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream())
                .toList();
    }

    /** The start event's job stays: the next one is made when it has run. */
    private Job startJob() {
        return management
                .createJobQuery()
                .processDefinitionKey(PROCESS)
                .activityId("DayBegun")
                .singleResult();
    }

    /** Runs one job after the other, until there is none. */
    private int rounds(ProcessInstance daily) {
        int rounds = 0;
        List<Job> jobs = jobsOf(daily);
        while (!jobs.isEmpty()) {
            management.executeJob(jobs.get(0).getId());
            rounds++;
            jobs = jobsOf(daily);
        }
        return rounds;
    }

    private List<Job> jobsOf(ProcessInstance daily) {
        return management.createJobQuery().processInstanceId(daily.getId()).list();
    }

    private long times(String activity, ProcessInstance daily) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(daily.getId())
                .activityId(activity)
                .count();
    }

    private List<String> ends(ProcessInstance daily) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(daily.getId())
                .activityType("noneEndEvent")
                .list()
                .stream()
                .map(end -> end.getActivityName())
                .toList();
    }

    private long begun(String definition) {
        List<String> keys = businessKeys();
        return runtime.createProcessInstanceQuery().processDefinitionKey(definition).list().stream()
                .filter(instance -> keys.contains(instance.getBusinessKey()))
                .count();
    }

    private List<String> businessKeys() {
        return jdbc.sql("""
                        SELECT e.id::text FROM ending_access e JOIN directory_user u ON u.id = e.user_id WHERE u.mail LIKE '%@' || :domain
                        UNION ALL
                        SELECT i.id::text FROM guest_inactivity i JOIN directory_user u ON u.id = i.user_id WHERE u.mail LIKE '%@' || :domain
                        """).param("domain", domain).query(String.class).list();
    }
}
