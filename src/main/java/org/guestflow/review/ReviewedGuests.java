package org.guestflow.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guestflow.directory.GuestAccess;
import org.guestflow.directory.GuestOfTarget;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Policy;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** The guests of a review as the directory has them now: who still has the access that is reviewed, and how long policy lets it last. */
@Component
class ReviewedGuests {

    private final JdbcReviewEntries entries;
    private final Reviewers reviewers;
    private final GuestAccess access;
    private final Targets targets;
    private final Policy policy;
    private final ReviewSettings settings;
    private final Clock clock;

    ReviewedGuests(
            JdbcReviewEntries entries,
            Reviewers reviewers,
            GuestAccess access,
            Targets targets,
            Policy policy,
            ReviewSettings settings,
            Clock clock) {
        this.entries = entries;
        this.reviewers = reviewers;
        this.access = access;
        this.targets = targets;
        this.policy = policy;
        this.settings = settings;
        this.clock = clock;
    }

    Map<UserId, ReviewEntry> entries(Review review) {
        return entries.of(review.id()).stream().collect(Collectors.toMap(ReviewEntry::guest, entry -> entry));
    }

    /** The guests whose access is the one that is reviewed, ordered by address. Who was brought in again since has an access that somebody has just decided on. */
    Map<UserId, GuestOfTarget> present(Review review) {
        return since(review, access.guests(review.target()));
    }

    Map<UserId, GuestOfTarget> present(Review review, List<UserId> some) {
        return since(review, access.guests(review.target(), some));
    }

    private static Map<UserId, GuestOfTarget> since(Review review, Map<UserId, GuestOfTarget> guests) {
        Map<UserId, GuestOfTarget> present = new LinkedHashMap<>(guests);
        present.values().removeIf(guest -> guest.since().isAfter(review.startedAt()));
        return present;
    }

    /** Those of whom nothing was said and who still have the access. */
    List<UserId> unanswered(Review review) {
        Map<UserId, GuestOfTarget> present = present(review);
        return entries.of(review.id()).stream()
                .filter(entry -> entry.answer().isEmpty() && present.containsKey(entry.guest()))
                .map(ReviewEntry::guest)
                .toList();
    }

    /** Whether somebody may see a review: who answers in it, owners and administrators also when it is over. */
    boolean mayLook(Review review, User reader) {
        boolean owner = targets.owners(review.target()).stream().map(User::id).anyMatch(reader.id()::equals);
        return reader.isMember()
                && reader.isActive()
                && (reader.isAdministrator()
                        || owner
                        || !reviewers.guestsOf(review.id(), reader).isEmpty());
    }

    /** The last day until which each guest can be kept: as long as policy granted, counted from now. */
    Map<UserId, LocalDate> latestDays(Map<UserId, GuestOfTarget> guests) {
        Map<UserId, LocalDate> days = new LinkedHashMap<>();
        var decisions = policy.decisionsOn(guests.values().stream()
                .flatMap(guest -> guest.request().stream())
                .toList());
        guests.forEach((id, guest) ->
                days.put(id, latest(guest.request().flatMap(request -> Optional.ofNullable(decisions.get(request))))));
        return days;
    }

    private LocalDate latest(Optional<Decision> decision) {
        Duration longest = decision.map(Decision::longestAccess).orElse(settings.longestAccess());
        return LocalDate.ofInstant(clock.instant().plus(longest), ZoneOffset.UTC)
                .minusDays(1);
    }

    /** A guest who has left meanwhile is not refused: nothing will be done. */
    void requireDayWithinPolicy(GivenAnswer given, GuestOfTarget guest) throws RuleViolation {
        if (given.answer() != Answer.KEEP_UNTIL) {
            return;
        }
        LocalDate latest = guest == null
                ? latest(Optional.empty())
                : latestDays(Map.of(given.guest(), guest)).get(given.guest());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (given.until()
                .filter(day -> !day.isBefore(today) && !day.isAfter(latest))
                .isEmpty()) {
            throw new KeepUntilInvalid(given.guest(), latest);
        }
    }

    /** The moment at which access ends whose last day is named. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
