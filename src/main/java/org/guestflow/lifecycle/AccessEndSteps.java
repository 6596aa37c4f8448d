package org.guestflow.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.directory.AccessEnds;
import org.guestflow.directory.AccessPeriod;
import org.guestflow.lifecycle.EndStep.Due;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of the process {@code access-end} do, each in the engine's transaction. The directory is asked anew at each: what the process was told may have changed. */
@Service
@Transactional
public class AccessEndSteps {

    private final JdbcEndingAccess stored;
    private final AccessEnds ends;
    private final AccessEndProcess process;
    private final AccessEndNotices notices;
    private final LifecycleSettings settings;
    private final Clock clock;

    AccessEndSteps(
            JdbcEndingAccess stored,
            AccessEnds ends,
            AccessEndProcess process,
            AccessEndNotices notices,
            LifecycleSettings settings,
            Clock clock) {
        this.stored = stored;
        this.ends = ends;
        this.process = process;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Begins to see to access whose first warning is due, or whose end has passed; to a limited number, so that the transaction stays small.
     *
     * @return whether there may be more
     */
    public boolean begin() {
        List<EndingAccess> soon = stored.endingSoon(clock.instant().plus(settings.firstWarning()), settings.atOnce());
        soon.stream().filter(stored::insert).map(EndingAccess::id).forEach(process::start);
        return soon.size() == settings.atOnce();
    }

    /**
     * Sees to it again where the process instance is gone that saw to an access: somebody may have deleted it.
     *
     * @param after the last one that was looked at; empty at the beginning
     * @return the last one now; empty where there are no more
     */
    public Optional<RequestId> resume(Optional<RequestId> after) {
        List<RequestId> known = stored.after(after, settings.atOnce());
        process.unattended(known).forEach(process::start);
        return known.stream().reduce((earlier, later) -> later);
    }

    /**
     * Looks when the access ends now, and what follows from that.
     *
     * @param id the ending access
     * @return what is to be done
     */
    public EndStep look(RequestId id) {
        Optional<EndingAccess> ending = stored.lock(id);
        Optional<Instant> end = ending.flatMap(known -> ends.of(known.user(), known.target()))
                .flatMap(AccessPeriod::endsAt)
                .filter(near -> !near.minus(settings.firstWarning()).isAfter(clock.instant()));
        if (end.isEmpty()) {
            stored.delete(id);
            return new EndStep(Due.OVER, Optional.empty());
        }
        return look(upToDate(ending.orElseThrow(), end.get()));
    }

    private EndingAccess upToDate(EndingAccess known, Instant endsAt) {
        if (known.endsAt().equals(endsAt)) {
            return known;
        }
        stored.endChanged(known.id(), endsAt, clock.instant());
        return stored.lock(known.id()).orElseThrow();
    }

    private EndStep look(EndingAccess ending) {
        Instant now = clock.instant();
        if (!ending.endsAt().isAfter(now)) {
            return new EndStep(Due.END, Optional.empty());
        }
        boolean warningDue = warnings(ending).anyMatch(dueAt -> ending.isWarningOpen(dueAt, now));
        Optional<Instant> next = Stream.concat(warnings(ending), Stream.of(ending.endsAt()))
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder());
        return new EndStep(warningDue ? Due.WARNING : Due.NOTHING, next);
    }

    private Stream<Instant> warnings(EndingAccess ending) {
        return settings.warningsBeforeEnd().stream()
                .map(before -> ending.endsAt().minus(before));
    }

    /**
     * Warns the user and the sponsors. Warns once where several warnings have come due meanwhile.
     *
     * @param id the ending access
     */
    public void warn(RequestId id) {
        stored.lock(id).ifPresent(ending -> {
            stored.warned(id, clock.instant());
            notices.warn(ending);
        });
    }

    /**
     * Takes the access away if its end has passed, and tells the user; not of what is long past.
     *
     * @param id the ending access
     */
    public void end(RequestId id) {
        stored.lock(id).ifPresent(ending -> {
            boolean ended = ends.endIfOver(ending.user(), ending.target(), id);
            if (ended && ending.endsAt().isAfter(clock.instant().minus(settings.firstWarning()))) {
                notices.ended(ending);
            }
            stored.delete(id);
        });
    }
}
