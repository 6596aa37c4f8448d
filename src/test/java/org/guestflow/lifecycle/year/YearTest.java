package org.guestflow.lifecycle.year;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.GuestDomains;
import org.guestflow.directory.GuestFinding;
import org.guestflow.directory.GuestLists;
import org.guestflow.directory.GuestReport;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.lifecycle.year.Fate.Step;
import org.guestflow.lifecycle.year.GuestsOfTheYear.Guest;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.DomainName;
import org.guestflow.support.GuestLife;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.ProcessTest;
import org.guestflow.support.TestMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A year, day by day (long: it runs with the bad days), over guests of every fate ({@code guestflow.year.guests} of them, 1,000 where it is not set): at its end everybody is where the rules put him (behaviour.md section 7), the audit
 * trail tells each step with its day, and the reports are what one counts by hand. The times that the rules leave open are those that are shipped; set here because the fates count on them.
 */
@Tag("faults")
@ProcessTest
@TestPropertySource(
        properties = {
            "guestflow.lifecycle.warnings-before-end=14d,3d",
            "guestflow.lifecycle.inactive-after=90d",
            "guestflow.lifecycle.inactive-without-access-after=30d",
            "guestflow.lifecycle.notice-before-block=14d",
            "guestflow.lifecycle.delete-after-block=30d",
            "guestflow.directory.restorable-for=30d",
            "guestflow.review.interval=180d",
            "guestflow.review.ends-after=30d"
        })
class YearTest {

    static final int DAYS = 365;
    private static final int INVITED = 5;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private Users users;

    @Autowired
    private Targets targets;

    @Autowired
    private GuestReport report;

    @Autowired
    private GuestLists lists;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Value("${guestflow.year.guests:1000}")
    private int number;

    private InvitationScenario scenario;
    private Instant first;
    private User olivia;
    private User ada;

    @BeforeEach
    void theYearBegins() throws Exception {
        scenario = new InvitationScenario(context);
        first = LocalDate.now(ZoneOffset.UTC).plusDays(1).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        GuestLife.clockAt(first);
        olivia = scenario.user("olivia@woodgrove.com").orElseThrow();
        ada = scenario.user("ada@woodgrove.com").orElseThrow();
        TestMail.server().purgeEmailFromAllMailboxes();
    }

    /** Other tests look through all mails that there are. */
    @AfterEach
    void theClockRunsOnAndTheMailsAreGone() throws Exception {
        ClockUtil.reset();
        TestMail.server().purgeEmailFromAllMailboxes();
    }

    @Test
    void afterAYearEverybodyIsWhereTheRulesPutHim() throws Exception {
        GuestsOfTheYear year = new GuestsOfTheYear(jdbc, first, olivia);
        List<Guest> guests = year.come(number / Fate.values().length);
        List<String> invited = invited();
        People people = new People(context, year, first, olivia, ada);

        for (int day = 0; day < DAYS; day++) {
            GuestLife.clockAt(people.noon(day));
            people.act(day, guests);
            runWhatIsDue();
            theNightlyRounds();
        }

        everyMailIsOnItsWay();
        Map<String, Long> received = mailboxes();

        SoftAssertions.assertSoftly(softly -> guests.forEach(guest -> {
            softly.assertThat(users.find(guest.id()).isPresent())
                    .as("%s is there", guest)
                    .isEqualTo(guest.fate().isThereInTheEnd());
            softly.assertThat(
                            users.find(guest.id()).filter(User::accountEnabled).isPresent())
                    .as("%s may sign in", guest)
                    .isEqualTo(guest.fate().isEnabledInTheEnd());
            softly.assertThat(!guest.fate().group().isEmpty()
                            && targets.hasAccess(
                                    guest.id(),
                                    Target.group(year.group(guest.fate().group()))))
                    .as("%s has access", guest)
                    .isEqualTo(guest.fate().isInGroupInTheEnd());
            softly.assertThat(steps(guest))
                    .as("what the trail tells of %s", guest)
                    .containsExactlyElementsOf(guest.fate().steps(guest.end()));
            softly.assertThat(mails(guest))
                    .as("what %s was told", guest)
                    .containsExactlyElementsOf(guest.fate().mails());
            softly.assertThat(received.getOrDefault(guest.mail(), 0L))
                    .as("mails in the mailbox of %s", guest)
                    .isEqualTo(guest.fate().mails().size());
        }));
        assertThat(received.get(olivia.mail().toString()))
                .as("mails in the mailbox of the sponsor and owner")
                .isEqualTo(count("SELECT FROM notice WHERE recipient = '" + olivia.mail() + "'"));
        assertThat(invited).allSatisfy(mail -> assertThat(scenario.user(mail)).isEmpty());
        assertThat(trail.isWhole()).isTrue();
        theReportsAreWhatOneCounts();
        nothingIsStuck();
    }

    private List<String> invited() {
        return IntStream.range(0, INVITED)
                .mapToObj(one -> InvitationScenario.somebodyAt("litware.com"))
                .peek(mail ->
                        scenario.invites(olivia.mail().toString(), InvitationScenario.toGroup(mail, "project-atlas")))
                .toList();
    }

    private void runWhatIsDue() {
        List<Job> due = due();
        while (!due.isEmpty()) {
            due.forEach(job -> {
                if (isThere(job)) {
                    management.executeJob(job.getId());
                }
            });
            due = due();
        }
    }

    /** One that ran before may have ended it. */
    private boolean isThere(Job job) {
        return management.createJobQuery().jobId(job.getId()).count() == 1;
    }

    private List<Job> due() {
        return management.createJobQuery().executable().list().stream()
                .filter(job -> job.getProcessDefinitionKey() != null)
                .toList();
    }

    /** Their timers are set to leap days in tests; the other nightly ones are due by themselves. */
    private void theNightlyRounds() {
        fire("due-access-reviews", "DailyRoundDue");
        runWhatIsDue();
        fire("daily-lifecycle", "DayBegun");
        runWhatIsDue();
    }

    private void fire(String process, String start) {
        management.executeJob(management
                .createJobQuery()
                .processDefinitionKey(process)
                .activityId(start)
                .singleResult()
                .getId());
    }

    private List<Step> steps(Guest guest) {
        Map<String, String> names = Map.of(
                olivia.id().toString(),
                "olivia",
                ada.id().toString(),
                "ada",
                guest.id().toString(),
                "himself");
        return jdbc.sql("""
                        SELECT actor, action, at, new_value ->> 'decidedBy' AS decided_by FROM audit_event
                        WHERE :id IN (object_id, old_value ->> 'user', new_value ->> 'user') AND action NOT IN ('Send mail', 'Sign in') ORDER BY sequence
                        """)
                .param("id", guest.id().toString())
                .query((row, rowNumber) -> new Step(
                        Math.toIntExact(ChronoUnit.DAYS.between(
                                first, row.getObject("at", OffsetDateTime.class).toInstant())),
                        name(row.getString("actor"), names) + ": " + row.getString("action")
                                + Optional.ofNullable(row.getString("decided_by"))
                                        .map(by -> " of " + name(by, names))
                                        .orElse("")))
                .list();
    }

    private static String name(String id, Map<String, String> names) {
        return names.getOrDefault(id, id);
    }

    private List<NoticeKind> mails(Guest guest) {
        return jdbc
                .sql("SELECT kind FROM notice WHERE recipient = :mail ORDER BY created_at, generation")
                .param("mail", guest.mail())
                .query(String.class)
                .list()
                .stream()
                .map(kind -> NoticeKind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList();
    }

    private void everyMailIsOnItsWay() {
        Awaitility.await("every mail sent")
                .atMost(Duration.ofMinutes(10))
                .until(() -> count("SELECT FROM notice WHERE state IN ('queued', 'sending')") == 0);
    }

    /** How many mails there are in each mailbox. */
    private static Map<String, Long> mailboxes() throws MessagingException {
        Map<String, Long> mails = new HashMap<>();
        for (MimeMessage mail : TestMail.server().getReceivedMessages()) {
            for (Address recipient : mail.getRecipients(Message.RecipientType.TO)) {
                mails.merge(((InternetAddress) recipient).getAddress(), 1L, Long::sum);
            }
        }
        return mails;
    }

    private void theReportsAreWhatOneCounts() {
        GuestReport.Figures figures = report.now();
        Instant month = figures.month();
        assertThat(figures.guests()).isEqualTo(count("SELECT FROM directory_user WHERE creation_type IS NOT NULL"));
        assertThat(figures.blocked())
                .isEqualTo(count(
                        "SELECT FROM directory_user WHERE creation_type IS NOT NULL AND account_enabled = false"));
        assertThat(figures.active())
                .isEqualTo(count("SELECT FROM directory_user WHERE creation_type IS NOT NULL AND last_sign_in_at >= '"
                        + month + "'"));
        assertThat(figures.byPartner().stream()
                        .filter(partner -> "Litware".equals(partner.name()))
                        .map(GuestReport.Count::guests)
                        .findFirst())
                .contains(count(
                        "SELECT FROM directory_user WHERE creation_type IS NOT NULL AND mail LIKE '%@litware.com'"));
        assertThat(lists.count(GuestFinding.WITHOUT_SPONSOR))
                .isEqualTo(
                        count(
                                "SELECT id FROM directory_user WHERE creation_type IS NOT NULL EXCEPT SELECT guest_id FROM sponsor"));
        assertThat(lists.count(GuestFinding.WITHOUT_SIGN_IN))
                .isEqualTo(
                        count(
                                "SELECT FROM directory_user WHERE external_user_state = 'accepted' AND last_sign_in_at IS NULL"));
        assertThat(lists.count(GuestFinding.WITHOUT_END_DATE)).isEqualTo(count("""
                        SELECT u.id FROM directory_user u JOIN (SELECT user_id, ends_at FROM group_member UNION ALL SELECT user_id, ends_at FROM application_assignment) a ON a.user_id = u.id
                        WHERE u.creation_type IS NOT NULL AND a.ends_at IS NULL GROUP BY u.id"""));
        assertThat(lists.count(new GuestDomains(Set.of(new DomainName("litware.com")), false)))
                .isEqualTo(count(
                        "SELECT FROM directory_user WHERE creation_type IS NOT NULL AND mail NOT LIKE '%litware.com'"));
    }

    private void nothingIsStuck() {
        assertThat(runtime.createIncidentQuery().list()).isEmpty();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("guest-inactivity")
                        .finished()
                        .count())
                .isPositive();
        assertThat(
                        count(
                                "SELECT FROM guest_inactivity i JOIN directory_user u ON u.id = i.user_id WHERE i.ended_at IS NULL AND u.mail LIKE '%@litware.com'"))
                .isZero();
    }

    private long count(String sql) {
        return jdbc.sql("SELECT count(*) FROM (" + sql + ") counted")
                .query(Long.class)
                .single();
    }
}
