package org.guestflow.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guestflow.support.InvitationScenario.somebodyAt;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.AccountMerges;
import org.guestflow.directory.Departures;
import org.guestflow.directory.NewGuest;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.directory.Zones;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an absence may be, whose it is, and what becomes of it when an account ends. */
@ApplicationTest
class AbsencesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Absences absences;

    @Autowired
    private Users users;

    @Autowired
    private Zones zones;

    @Autowired
    private JdbcClient jdbc;

    private Absentees absentees;
    private User paula;
    private User stan;

    @BeforeEach
    void twoColleagues() {
        absentees = new Absentees(context);
        paula = Colleague.named(context, "Paula");
        stan = Colleague.named(context, "Stan");
    }

    @AfterEach
    void nobodyIsAway() {
        absentees.remove();
    }

    @ParameterizedTest(name = "from day {0} to day {1}: {2} at {3}")
    @CsvSource({
        "0, -1, AbsenceEndsTooEarly, lastDay",
        "-2, -1, AbsenceOver, lastDay",
        "0, 90, AbsenceTooLong, lastDay",
        "-1, 89, AbsenceTooLong, lastDay",
        "360, 366, AbsenceTooFar, lastDay"
    })
    void theDaysAreToBeOnesThatCanCome(int first, int last, String rule, String field) {
        assertRefused(Absentees.plan(stan, first, last), rule, field);
    }

    @ParameterizedTest(name = "from day {0} to day {1}")
    @CsvSource({"0, 0", "0, 89", "-3, 0", "300, 365"})
    void suchDaysCanCome(int first, int last) throws RuleViolation {
        absences.name(paula, Absentees.plan(stan, first, last));

        assertThat(absences.of(paula)).singleElement().satisfies(entry -> {
            assertThat(entry.absence().firstDay()).isEqualTo(today().plusDays(first));
            assertThat(entry.absence().lastDay()).isEqualTo(today().plusDays(last));
            assertThat(entry.lasts()).isEqualTo(first <= 0);
        });
    }

    @ParameterizedTest
    @CsvSource({"''", "tomorrow", "2026-02-30", "+999999999-01-01"})
    void aDayIsADay(String typed) {
        String mail = stan.mail().toString();

        assertThatThrownBy(() -> absences.name(paula, new AbsencePlan(mail, today().toString(), typed)))
                .isInstanceOfSatisfying(
                        AbsenceRefused.class,
                        refused -> assertThat(refused.field()).isEqualTo("lastDay"));
        assertThatThrownBy(() -> absences.name(paula, new AbsencePlan(mail, typed, today().toString())))
                .isInstanceOf(AbsenceRefused.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void theStandInIsAnotherMemberWhoseAccountIsInUse() {
        User blocked = Colleague.named(context, "Bo");
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :id")
                .param("id", blocked.id().value())
                .update();

        for (User nobody : List.of(blocked, guest())) {
            assertRefused(Absentees.plan(nobody, 0, 1), "StandInUnknown", "standIn");
        }
        assertRefused(Absentees.plan(paula, 0, 1), "StandInHimself", "standIn");
        assertRefused(
                new AbsencePlan("nobody@woodgrove.com", today().toString(), today().toString()),
                "StandInUnknown",
                "standIn");
    }

    @Test
    void guestsHaveNone() {
        User guest = guest();

        assertThatThrownBy(() -> absences.name(guest, Absentees.plan(stan, 0, 1)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.rule()).isEqualTo("AbsencesOfMembers"));
    }

    @Test
    void absencesFollowEachOtherAndDoNotOverlap() throws RuleViolation {
        absences.name(paula, Absentees.plan(stan, 0, 5));
        absences.name(paula, Absentees.plan(stan, 6, 9));

        assertRefused(Absentees.plan(stan, 5, 5), "AbsencesOverlap", "firstDay");
        assertRefused(Absentees.plan(stan, 3, 20), "AbsencesOverlap", "firstDay");
        UUID second = absences.of(paula).get(1).absence().id();
        assertThatThrownBy(() -> absences.change(second, paula, Absentees.plan(stan, 5, 9)))
                .isInstanceOf(AbsenceRefused.class);
        absences.change(second, paula, Absentees.plan(stan, 7, 12));
        assertThat(absences.of(paula).get(1).absence().lastDay()).isEqualTo(today().plusDays(12));
    }

    @Test
    void theDaysAreMeantWhereThePersonIs() throws RuleViolation {
        zones.learn(paula.id(), ZoneId.of("Asia/Tokyo"));
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(2);

        absences.name(paula, new AbsencePlan(stan.mail().toString(), day.toString(), day.toString()));

        assertThat(absences.of(paula).get(0).absence().beginsAt())
                .isEqualTo(day.atStartOfDay(ZoneId.of("Asia/Tokyo")).toInstant());
        assertThat(absences.of(paula).get(0).absence().lastDay()).isEqualTo(day);
    }

    @Test
    void nobodyTouchesTheAbsenceOfSomebodyElse() throws RuleViolation {
        absences.name(paula, Absentees.plan(stan, 0, 5));
        UUID id = absences.of(paula).get(0).absence().id();

        assertThatThrownBy(() -> absences.withdraw(id, stan))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.rule()).isEqualTo("AbsenceUnknown"));
        assertThatThrownBy(() -> absences.change(id, stan, Absentees.plan(paula, 0, 5)))
                .isInstanceOf(RuleViolation.class);
        assertThat(absences.withStandIn(stan)).hasSize(1);
    }

    @Test
    void theTrailTellsWhoHasNamedWhomAndWhenThatWasTakenBack() throws RuleViolation {
        absences.name(paula, Absentees.plan(stan, 0, 5));
        UUID id = absences.of(paula).get(0).absence().id();
        absences.change(id, paula, Absentees.plan(stan, 0, 4));
        absences.withdraw(id, paula);

        assertThat(trail(id))
                .containsExactly(
                        "Name stand-in by " + paula.id() + " of " + stan.id(),
                        "Change absence by " + paula.id() + " of " + stan.id(),
                        "Withdraw absence by " + paula.id() + " of " + stan.id());
    }

    /** A member from outside can leave, and be one of two accounts of one person; in between he may have become a guest. */
    @Test
    void anAbsenceThatNamesAnAccountThatEndsEndsToo() {
        User leaving = guest();
        UUID id = insert(paula, leaving);

        context.getBean(Departures.class).leave(leaving);

        assertThat(stored()).isEmpty();
        assertThat(trail(id)).containsExactly("Withdraw absence by system of " + leaving.id());
    }

    @Test
    void anAbsenceThatNamesAnErasedPersonGoes() {
        User erased = guest();
        insert(erased, stan);
        insert(paula, erased);

        RestCaller.as(port, "ada@woodgrove.com")
                .graphPost("/users/" + erased.id() + "/erase")
                .then()
                .statusCode(204);

        assertThat(stored()).isEmpty();
    }

    @Test
    void whatNamesAMergedAccountNamesTheOneThatStays() throws RuleViolation {
        User kept = guest();
        User merged = guest();
        insert(paula, merged);
        insert(merged, stan);

        context.getBean(AccountMerges.class)
                .merge(kept.id(), merged.id(), absentees.ada().id());

        assertThat(stored()).containsExactlyInAnyOrder(paula.id() + " " + kept.id(), kept.id() + " " + stan.id());
    }

    private void assertRefused(AbsencePlan plan, String rule, String field) {
        assertThatThrownBy(() -> absences.name(paula, plan)).isInstanceOfSatisfying(AbsenceRefused.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.field()).isEqualTo(field);
        });
    }

    private User guest() {
        EmailAddress mail = EmailAddress.parse(somebodyAt("litware.com")).orElseThrow();
        return users.addDirectly(
                new NewGuest(mail, mail.toString(), Optional.of("Kim"), Optional.empty(), paula.id()),
                RequestId.random());
    }

    private UUID insert(User absent, User standIn) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO approval_absence (id, user_id, stand_in_id, begins_at, ends_at, zone)
                        VALUES (:id, :user, :standIn, now(), now() + interval '5 days', 'UTC')""")
                .param("id", id)
                .param("user", absent.id().value())
                .param("standIn", standIn.id().value())
                .update();
        return id;
    }

    private List<String> stored() {
        return jdbc.sql("SELECT user_id || ' ' || stand_in_id FROM approval_absence")
                .query(String.class)
                .list();
    }

    private List<String> trail(UUID absence) {
        return jdbc.sql("""
                        SELECT action || ' by ' || actor || ' of ' || coalesce(new_value ->> 'standIn', old_value ->> 'standIn') FROM audit_event
                        WHERE object_type = 'Absence' AND object_id = :id ORDER BY sequence""").param("id", absence.toString()).query(String.class).list();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
