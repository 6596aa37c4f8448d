package org.guestflow.approval;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** Counts working days: reminders and escalations leave week-ends and holidays out (behaviour.md section 9). */
@Component
public class WorkingCalendar {

    private final ApprovalSettings settings;

    WorkingCalendar(ApprovalSettings settings) {
        this.settings = settings;
    }

    /**
     * Counts from a moment.
     *
     * @param start the moment
     * @param workingDays how many working days to count
     * @return the same time of day so many working days later, in the host's zone
     */
    public Instant after(Instant start, int workingDays) {
        ZonedDateTime time = start.atZone(settings.zone());
        int left = workingDays;
        while (left > 0) {
            time = time.plusDays(1);
            if (isWorkingDay(time.toLocalDate())) {
                left--;
            }
        }
        return time.toInstant();
    }

    private boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !settings.holidays().contains(day);
    }
}
