package org.guestflow.lifecycle.year;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.AccountChanges;
import org.guestflow.directory.Departures;
import org.guestflow.directory.SignIns;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.directory.UserChange;
import org.guestflow.directory.Users;
import org.guestflow.lifecycle.AccessExtensions;
import org.guestflow.lifecycle.InactiveGuests;
import org.guestflow.lifecycle.year.GuestsOfTheYear.Guest;
import org.guestflow.review.Answer;
import org.guestflow.review.GivenAnswer;
import org.guestflow.review.Reviews;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What guests, their sponsor and owner Olivia and the administrator Ada do on a day of the year. */
final class People {

    private static final int COMES_EVERY = 30;
    private static final int RETURNS = Fate.SILENT_TOLD + 4;
    private static final int IS_RESTORED = 90;

    private final Users users;
    private final SignIns signIns;
    private final Departures departures;
    private final AccountChanges accounts;
    private final AccessExtensions extensions;
    private final InactiveGuests inactive;
    private final Reviews reviews;
    private final JdbcClient jdbc;
    private final GuestsOfTheYear year;
    private final Instant first;
    private final User olivia;
    private final User ada;

    People(ApplicationContext context, GuestsOfTheYear year, Instant first, User olivia, User ada) {
        users = context.getBean(Users.class);
        signIns = context.getBean(SignIns.class);
        departures = context.getBean(Departures.class);
        accounts = context.getBean(AccountChanges.class);
        extensions = context.getBean(AccessExtensions.class);
        inactive = context.getBean(InactiveGuests.class);
        reviews = context.getBean(Reviews.class);
        jdbc = context.getBean(JdbcClient.class);
        this.year = year;
        this.first = first;
        this.olivia = olivia;
        this.ada = ada;
    }

    /** What all of them do on a day. */
    void act(int day, List<Guest> guests) throws RuleViolation {
        for (Guest guest : guests) {
            if (comes(guest, day)) {
                signIns.record(guest.id());
            }
            act(day, guest);
        }
        answer("kept", guests);
        answer("reviewed", guests);
    }

    private boolean comes(Guest guest, int day) {
        boolean inTime = switch (guest.fate()) {
            case STAYING, WITH_ROLE -> true;
            case ENDING -> day < guest.end();
            case PROLONGED -> day < guest.end() + Fate.PROLONGED_BY;
            case ENDED_IN_REVIEW, FORGOTTEN -> day < Fate.REVIEWED;
            case RETURNING -> day >= RETURNS;
            case RESTORED -> day > IS_RESTORED;
            case LEAVING, BLOCKED -> day < 20;
            case SILENT, CONVERTED -> false;
        };
        return inTime && (day % COMES_EVERY == 0 || (guest.fate() == Fate.RETURNING && day == RETURNS));
    }

    private void act(int day, Guest guest) throws RuleViolation {
        switch (guest.fate()) {
            case PROLONGED -> {
                if (day == guest.end() - 13) {
                    LocalDate lastDay =
                            LocalDate.ofInstant(first, ZoneOffset.UTC).plusDays(guest.end() + Fate.PROLONGED_BY);
                    extensions.extend(olivia, guest.id(), Target.group(year.group("ending")), lastDay);
                }
            }
            case RESTORED -> {
                if (day == IS_RESTORED) {
                    inactive.restore(guest.id(), ada);
                }
            }
            case LEAVING -> {
                if (day == 33) {
                    departures.leave(users.find(guest.id()).orElseThrow());
                }
            }
            case BLOCKED -> {
                if (day == 20) {
                    accounts.change(
                            guest.id(),
                            new UserChange(Optional.empty(), Optional.empty(), Optional.of(false)),
                            seen -> true,
                            ada.id());
                }
            }
            default -> {
                // Comes, or does not.
            }
        }
    }

    /** Olivia keeps everybody but those whose fate is to go. She answers on the day after she is asked. */
    private void answer(String group, List<Guest> guests) throws RuleViolation {
        Optional<RequestId> open = jdbc.sql(
                        "SELECT id FROM access_review WHERE state = 'open' AND target_id = :group AND task_id IS NOT NULL")
                .param("group", year.group(group))
                .query(UUID.class)
                .optional()
                .map(RequestId::new);
        if (open.isPresent()) {
            List<GivenAnswer> gone = guests.stream()
                    .filter(guest -> guest.fate() == Fate.ENDED_IN_REVIEW
                            && group.equals(guest.fate().group()))
                    .sorted(Comparator.comparing(Guest::mail))
                    .map(guest -> new GivenAnswer(guest.id(), Answer.END, Optional.empty(), Optional.empty()))
                    .toList();
            reviews.answer(open.get(), olivia, gone);
            reviews.answerRest(open.get(), olivia, Answer.KEEP);
            reviews.finish(open.get(), olivia);
        }
    }

    /** Noon of a day. */
    Instant noon(int day) {
        return first.plus(Duration.ofDays(day));
    }
}
