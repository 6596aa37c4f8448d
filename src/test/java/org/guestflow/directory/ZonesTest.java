package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.GuestLife;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Access ends at the end of its last day where the guest is. */
@ApplicationTest
class ZonesTest {

    private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Zones zones;

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

    @Test
    void whereNobodyKnowsItIsTheOrganisationsZone() {
        assertThat(zones.of(guest.id())).isEqualTo(ZoneId.of("UTC"));
        assertThat(life.endOfAccess(guest)).isEqualTo(endOfLastDayIn(ZoneOffset.UTC));
    }

    @Test
    void onceTheZoneIsKnownTheDayEndsThere() {
        zones.learn(guest.id(), HONOLULU);
        assertThat(life.endOfAccess(guest)).isEqualTo(endOfLastDayIn(HONOLULU));

        zones.learn(guest.id(), TOKYO);
        assertThat(life.endOfAccess(guest)).isEqualTo(endOfLastDayIn(TOKYO));

        zones.learn(guest.id(), TOKYO);
        assertThat(zones.of(guest.id())).isEqualTo(TOKYO);
        assertThat(life.endOfAccess(guest)).isEqualTo(endOfLastDayIn(TOKYO));
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

    private Target atlas() {
        return Target.group(targets.findGroup("project-atlas").orElseThrow().id());
    }

    private Instant endOfLastDayIn(ZoneId zone) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
