package org.guestflow.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {

    private static final Instant FRIDAY_NOON = Instant.parse("2026-12-18T12:00:00Z");

    private final WorkingCalendar calendar = new WorkingCalendar(
            new ApprovalSettings(2, 5, Duration.ofDays(14), ZoneId.of("UTC"), Set.of(LocalDate.parse("2026-12-25"))));

    @Test
    void aWeekEndDoesNotCount() {
        assertThat(calendar.after(FRIDAY_NOON, 2)).isEqualTo("2026-12-22T12:00:00Z");
    }

    @Test
    void aHolidayDoesNotCount() {
        assertThat(calendar.after(FRIDAY_NOON, 5)).isEqualTo("2026-12-28T12:00:00Z");
    }

    @Test
    void noWorkingDayIsAtOnce() {
        assertThat(calendar.after(FRIDAY_NOON, 0)).isEqualTo(FRIDAY_NOON);
    }
}
