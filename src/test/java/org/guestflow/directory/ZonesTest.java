package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guestflow.directory.JdbcAccessPeriods.EndOfAccess;
import org.guestflow.engine.RequestRefused;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.guestflow.support.GuestLife;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Access ends at the end of its last day where the guest is. */
@ApplicationTest
class ZonesTest {

    private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @Autowired
    private Zones zones;

    @Autowired
    private JdbcAccessPeriods periods;

    @Autowired
    private Targets targets;

    @Autowired
    private Clock clock;

    private GuestLife life;
    private LocalDate lastDay;
    private User guest;

    @BeforeEach
    void aGuest() throws Exception {
        life = new GuestLife(context);
        lastDay = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(30);
        guest = life.guestUntil(lastDay);
    }

    @AfterEach
    void theClockRunsOn() {
        ClockUtil.reset();
    }

    @Test
    void whereNobodyKnowsItIsTheOrganisationsZone() {
        assertThat(zones.of(guest.id())).isEqualTo(ZoneId.of("UTC"));
        assertThat(life.endOfAccess(guest)).isEqualTo(endOfLastDayIn(ZoneOffset.UTC));
    }

    @Test
    void onceTheZoneIsKnownTheDayEndsThere() {
        zones.learn(guest.id(), HONOLULU);
        assertThat(life.endOfAccess(guest)).isEqualTo(endOfLastDayIn(HONOLULU));

        aDayLater();
        zones.learn(guest.id(), TOKYO);
        assertThat(life.endOfAccess(guest)).isEqualTo(endOfLastDayIn(TOKYO));

        aDayLater();
        zones.learn(guest.id(), TOKYO);
        assertThat(zones.of(guest.id())).isEqualTo(TOKYO);
        assertThat(life.endOfAccess(guest)).isEqualTo(endOfLastDayIn(TOKYO));
    }

    @Test
    void nobodyIsInAnotherZoneTwiceADay() {
        zones.learn(guest.id(), TOKYO);
        zones.learn(guest.id(), HONOLULU);

        assertThat(zones.of(guest.id())).isEqualTo(TOKYO);
        assertThat(life.endOfAccess(guest)).isEqualTo(endOfLastDayIn(TOKYO));

        aDayLater();
        zones.learn(guest.id(), HONOLULU);
        assertThat(zones.of(guest.id())).isEqualTo(HONOLULU);
    }

    @Test
    void nobodyGainsMoreThanFourteenHours() {
        zones.learn(guest.id(), ZoneOffset.ofHours(-18));

        assertThat(life.endOfAccess(guest))
                .isEqualTo(endOfLastDayIn(ZoneOffset.UTC).plus(Duration.ofHours(14)));
    }

    @Test
    void anEndThatHasChangedSinceItWasReadIsNotMoved() {
        Instant end = life.endOfAccess(guest);
        EndOfAccess read = new EndOfAccess(atlas(), end.minusSeconds(1));

        assertThat(periods.moveEnd(guest.id(), read, end.plusSeconds(1))).isFalse();

        assertThat(life.endOfAccess(guest)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-18:00", "UTC-12", "Etc/GMT+12", "nowhere"})
    void onlyARegionSaysWhereSomebodyIs(String told) {
        User colleague = Colleague.named(context, "Zoe");

        tells(colleague, told);
        assertThat(zones.of(colleague.id())).isEqualTo(ZoneId.of("UTC"));

        tells(colleague, "Asia%2FTokyo");
        assertThat(zones.of(colleague.id())).isEqualTo(TOKYO);
    }

    @Test
    void accessIsNotGivenUntilADayThatIsOverWhereTheGuestIs() {
        zones.learn(guest.id(), ZoneId.of("Pacific/Kiritimati"));
        LocalDate tomorrow = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(1);
        GuestLife.clockAt(tomorrow.atTime(12, 0).toInstant(ZoneOffset.UTC));
        Map<String, Object> request = InvitationScenario.toGroup(guest.mail().toString(), "project-atlas");
        request.put("accessEndDate", tomorrow.toString());

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> new InvitationScenario(context).invites("olivia@woodgrove.com", request))
                .withMessageStartingWith("AccessEndDateInvalid");
    }

    @Test
    void whatDoesNotEndWithADayStaysAsItIs() {
        Target papers =
                Target.group(targets.findGroup("board-papers").orElseThrow().id());
        Instant end = clock.instant()
                .plus(Duration.ofDays(40))
                .truncatedTo(ChronoUnit.DAYS)
                .plusSeconds(1234);
        targets.endAccess(guest.id(), atlas(), guest.id());
        targets.grant(guest.id(), papers, end, RequestId.random());

        zones.learn(guest.id(), HONOLULU);

        assertThat(life.endOfAccess(guest)).isEqualTo(end);
    }

    private void tells(User user, String zone) {
        Visitor visitor = Visitor.signedIn(port, user.mail().toString());
        visitor.keep("guestflow-zone", zone);
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    }

    private void aDayLater() {
        GuestLife.clockAt(clock.instant().plus(Duration.ofDays(1)).plusSeconds(1));
    }

    private Target atlas() {
        return Target.group(targets.findGroup("project-atlas").orElseThrow().id());
    }

    private Instant endOfLastDayIn(ZoneId zone) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
