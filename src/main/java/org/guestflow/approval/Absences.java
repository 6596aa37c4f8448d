package org.guestflow.approval;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who stands in for whom while he is away (behaviour.md section 9): everybody names his own stand-in, and nobody else's. */
@Service
@Transactional
public class Absences {

    private final JdbcAbsences stored;
    private final AbsenceRules rules;
    private final AbsenceJournal journal;
    private final AbsenceSchedule schedule;
    private final Users users;
    private final Clock clock;

    Absences(
            JdbcAbsences stored,
            AbsenceRules rules,
            AbsenceJournal journal,
            AbsenceSchedule schedule,
            Users users,
            Clock clock) {
        this.stored = stored;
        this.rules = rules;
        this.journal = journal;
        this.schedule = schedule;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Lists somebody's absences that are not over.
     *
     * @param user whose
     * @return the absences, the next one first
     * @throws RuleViolation {@code AbsencesOfMembers} for anybody but a member
     */
    @Transactional(readOnly = true)
    public List<AbsenceEntry> of(User user) throws RuleViolation {
        AbsenceRules.membersOnly(user);
        return entries(stored.of(user.id(), clock.instant()));
    }

    /**
     * Lists the absences in which somebody stands in, and that are not over.
     *
     * @param standIn who
     * @return the absences of others, the next one first
     */
    @Transactional(readOnly = true)
    public List<AbsenceEntry> withStandIn(User standIn) {
        return entries(stored.withStandIn(standIn.id(), clock.instant()));
    }

    /**
     * Finds an absence to change it.
     *
     * @param id the absence
     * @param user whose it is
     * @return the absence, as it would be typed
     * @throws RuleViolation {@code AbsenceUnknown} where there is none, it is over, or it is somebody else's
     */
    @Transactional(readOnly = true)
    public AbsencePlan plan(UUID id, User user) throws RuleViolation {
        Absence absence = find(id, user);
        String mail = users.find(absence.standIn()).map(User::mailAsTyped).orElse("");
        return new AbsencePlan(
                mail, absence.firstDay().toString(), absence.lastDay().toString());
    }

    /**
     * Names a stand-in. What waits for whoever is away is offered to him as soon as the absence lasts.
     *
     * @param user who will be away
     * @param plan the stand-in and the days, which are meant where the user is
     * @throws RuleViolation {@code AbsencesOfMembers}, or an {@link AbsenceRefused} that names a field: {@code StandInUnknown}, {@code StandInHimself},
     *     {@code AbsenceDayInvalid}, {@code AbsenceEndsTooEarly}, {@code AbsenceOver}, {@code AbsenceTooFar}, {@code AbsenceTooLong} or {@code AbsencesOverlap}
     */
    public void name(User user, AbsencePlan plan) throws RuleViolation {
        AbsenceRules.membersOnly(user);
        users.hold(user.id());
        Absence absence = rules.planned(UUID.randomUUID(), user, plan);
        checkAlone(absence);
        stored.insert(absence);
        journal.named(absence);
        schedule.changed();
    }

    /**
     * Changes an absence, also one that lasts.
     *
     * @param id the absence
     * @param user whose it is
     * @param plan the stand-in and the days from now on
     * @throws RuleViolation as {@link #plan} and {@link #name}; nothing is changed then
     */
    public void change(UUID id, User user, AbsencePlan plan) throws RuleViolation {
        users.hold(user.id());
        Absence before = find(id, user);
        Absence absence = rules.planned(id, user, plan);
        checkAlone(absence);
        stored.update(absence);
        journal.changed(before, absence);
        schedule.changed();
    }

    /**
     * Withdraws an absence: its stand-in decides nothing more in the user's place.
     *
     * @param id the absence
     * @param user whose it is
     * @throws RuleViolation {@code AbsenceUnknown} where there is none, it is over, or it is somebody else's
     */
    public void withdraw(UUID id, User user) throws RuleViolation {
        users.hold(user.id());
        Absence absence = find(id, user);
        stored.delete(id);
        journal.withdrawn(absence, user.id().toString());
        schedule.changed();
    }

    /** The user's row is held, so that whoever enters two at once waits for himself. */
    private void checkAlone(Absence absence) throws AbsenceRefused {
        if (stored.overlaps(absence)) {
            throw AbsenceRules.overlapping();
        }
    }

    private Absence find(UUID id, User user) throws RuleViolation {
        return stored.find(id, clock.instant())
                .filter(absence -> absence.user().equals(user.id()))
                .orElseThrow(AbsenceRules::unknown);
    }

    private List<AbsenceEntry> entries(List<Absence> absences) {
        Map<UserId, User> people = users.findAll(absences.stream()
                .flatMap(absence -> Stream.of(absence.user(), absence.standIn()))
                .distinct()
                .toList());
        Instant now = clock.instant();
        return absences.stream().map(absence -> entry(absence, people, now)).toList();
    }

    private static AbsenceEntry entry(Absence absence, Map<UserId, User> people, Instant now) {
        Optional<User> standIn = Optional.ofNullable(people.get(absence.standIn()));
        return new AbsenceEntry(
                absence,
                Optional.ofNullable(people.get(absence.user()))
                        .map(User::displayName)
                        .orElse("–"),
                standIn.map(User::displayName).orElse("–"),
                absence.lastsAt(now),
                standIn.filter(user -> user.isMember() && user.isActive()).isPresent());
    }
}
