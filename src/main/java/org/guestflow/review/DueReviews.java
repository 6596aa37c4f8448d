package org.guestflow.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.directory.GuestAccess;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetWithGuests;
import org.guestflow.review.JdbcReviews.PastReview;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When which group or application is to be reviewed: an interval after its last review, or after the one of its present guests came who came first, whichever is later. So nobody is there longer than
 * an interval without having been reviewed, and nobody who has just come is reviewed at once.
 */
@Service
@Transactional
public class DueReviews {

    private final GuestAccess access;
    private final JdbcReviews reviews;
    private final ReviewProcess process;
    private final ReviewSettings settings;
    private final Clock clock;

    DueReviews(GuestAccess access, JdbcReviews reviews, ReviewProcess process, ReviewSettings settings, Clock clock) {
        this.access = access;
        this.reviews = reviews;
        this.process = process;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Lists every group and application in which there are guests.
     *
     * @return when each was and will be reviewed, or why it will not, ordered by name
     */
    @Transactional(readOnly = true)
    public List<PlannedReview> plan() {
        Map<Target, PastReview> last = reviews.last();
        return access.targets().stream()
                .map(target -> planned(target, Optional.ofNullable(last.get(target.target()))))
                .toList();
    }

    private PlannedReview planned(TargetWithGuests target, Optional<PastReview> last) {
        Optional<PlannedReview.LeftOut> leftOut = leftOut(target);
        Optional<Instant> due = leftOut.isPresent()
                ? Optional.empty()
                : Stream.of(target.firstSince(), last.map(PastReview::startedAt))
                        .flatMap(Optional::stream)
                        .max(Instant::compareTo)
                        .map(since -> since.plus(settings.interval()));
        return new PlannedReview(
                target.target(),
                target.displayName(),
                target.guests(),
                last.map(PastReview::startedAt),
                last.filter(PastReview::running).isPresent(),
                due,
                leftOut);
    }

    private static Optional<PlannedReview.LeftOut> leftOut(TargetWithGuests target) {
        if (target.through()) {
            return Optional.of(PlannedReview.LeftOut.THROUGH_GROUP);
        }
        return switch (target.kept()) {
            case ASSIGNED -> Optional.empty();
            case DYNAMIC -> Optional.of(PlannedReview.LeftOut.DYNAMIC);
            case SYNCED -> Optional.of(PlannedReview.LeftOut.SYNCED);
        };
    }

    /**
     * Starts the next reviews that are due.
     *
     * @return whether more are due
     */
    public boolean startNext() {
        Instant now = clock.instant();
        List<Target> due = plan().stream()
                .filter(one -> one.isDueAt(now))
                .map(PlannedReview::target)
                .toList();
        due.stream().limit(settings.stepSize()).forEach(process::start);
        return due.size() > settings.stepSize();
    }
}
