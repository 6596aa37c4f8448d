package org.guestflow.approval;

import org.guestflow.audit.AuditEvent;
import org.guestflow.directory.AccountListener;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Ends the absences that name somebody whose account ends. */
@Component
class AbsentPeople implements AccountListener {

    private final JdbcAbsences stored;
    private final AbsenceJournal journal;
    private final AbsenceSchedule schedule;

    AbsentPeople(JdbcAbsences stored, AbsenceJournal journal, AbsenceSchedule schedule) {
        this.stored = stored;
        this.journal = journal;
        this.schedule = schedule;
    }

    @Override
    public void active(UserId user) {
        // Whoever looks in while he is away may decide, as his stand-in may.
    }

    @Override
    public void enabled(UserId user) {
        // Whether a stand-in may decide is looked at when he does.
    }

    @Override
    public void leaving(UserId user) {
        var absences = stored.about(user);
        absences.forEach(absence -> {
            stored.delete(absence.id());
            journal.withdrawn(absence, AuditEvent.SYSTEM);
        });
        if (!absences.isEmpty()) {
            schedule.changed();
        }
    }
}
