package org.guestflow.approval;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.directory.Zones;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** What an absence may be (behaviour.md section 9): a member's, for whom another member stands in, for a while that is not over and not endless. */
@Component
class AbsenceRules {

    private static final String STAND_IN = "standIn";
    private static final String FIRST_DAY = "firstDay";
    private static final String LAST_DAY = "lastDay";

    private static final int LONGEST_DAYS = 90;
    private static final int AHEAD_DAYS = 365;

    private final Users users;
    private final Zones zones;
    private final Clock clock;

    AbsenceRules(Users users, Zones zones, Clock clock) {
        this.users = users;
        this.zones = zones;
        this.clock = clock;
    }

    /** Guests decide nothing, so that there is nothing in which somebody could stand in for them. */
    static void membersOnly(User user) throws RuleViolation {
        if (!user.isMember()) {
            throw new RuleViolation(
                    "AbsencesOfMembers",
                    Kind.FORBIDDEN,
                    "Only members decide on requests.",
                    "Nothing waits for your decision, so that nobody has to stand in for you.");
        }
    }

    Absence planned(UUID id, User absent, AbsencePlan plan) throws RuleViolation {
        UserId standIn = standIn(absent, plan.standIn());
        LocalDate first = day(FIRST_DAY, plan.firstDay());
        LocalDate last = day(LAST_DAY, plan.lastDay());
        ZoneId zone = zones.of(absent.id());
        check(first, last, LocalDate.ofInstant(clock.instant(), zone));
        return Absence.ofDays(id, absent.id(), standIn, first, last, zone);
    }

    private UserId standIn(User absent, String typed) throws RuleViolation {
        User standIn = EmailAddress.parse(typed)
                .flatMap(users::findByMail)
                .filter(user -> user.isMember() && user.isActive())
                .orElseThrow(() -> new AbsenceRefused(
                        STAND_IN,
                        "StandInUnknown",
                        Kind.INVALID,
                        "There is no member with this address.",
                        "Write the whole address of a member; guests cannot stand in for anybody."));
        if (standIn.id().equals(absent.id())) {
            throw new AbsenceRefused(
                    STAND_IN, "StandInHimself", Kind.INVALID, "Nobody stands in for himself.", "Name somebody else.");
        }
        return standIn.id();
    }

    private static LocalDate day(String field, String typed) throws AbsenceRefused {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException noDay) {
            AbsenceRefused refused = new AbsenceRefused(
                    field,
                    "AbsenceDayInvalid",
                    Kind.INVALID,
                    "This is no day.",
                    "Choose a day, or write it as 2026-12-31.");
            refused.initCause(noDay);
            throw refused;
        }
    }

    private static void check(LocalDate first, LocalDate last, LocalDate today) throws AbsenceRefused {
        if (last.isBefore(first)) {
            throw refused(
                    "AbsenceEndsTooEarly",
                    "The last day is before the first one.",
                    "Choose the first day or a later one.");
        }
        if (last.isBefore(today)) {
            throw refused("AbsenceOver", "This time is over.", "Choose today or a later day.");
        }
        if (last.isAfter(today.plusDays(AHEAD_DAYS))) {
            throw refused("AbsenceTooFar", "This is more than a year ahead.", "Choose an earlier day.");
        }
        if (ChronoUnit.DAYS.between(first, last) >= LONGEST_DAYS) {
            throw refused(
                    "AbsenceTooLong",
                    "Somebody stands in for at most " + LONGEST_DAYS + " days.",
                    "Choose an earlier day; whoever is away for longer is to be replaced as an approver.");
        }
    }

    private static AbsenceRefused refused(String rule, String message, String remedy) {
        return new AbsenceRefused(LAST_DAY, rule, Kind.INVALID, message, remedy);
    }

    static AbsenceRefused overlapping() {
        return new AbsenceRefused(
                FIRST_DAY,
                "AbsencesOverlap",
                Kind.CONFLICT,
                "Another absence covers a part of this time.",
                "Choose other days, or change that absence.");
    }

    static RuleViolation unknown() {
        return new RuleViolation(
                "AbsenceUnknown",
                Kind.NOT_FOUND,
                "There is no such absence.",
                "It is over or withdrawn; the present ones stand on the page of your absences.");
    }
}
