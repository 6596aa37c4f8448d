package org.guestflow.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.guestflow.directory.GuestOfTarget;
import org.guestflow.directory.User;
import org.guestflow.directory.Zones;
import org.guestflow.lifecycle.AccessExtensions;
import org.guestflow.lifecycle.ExtensionTooLong;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/**
 * The day until which a guest is kept. A day before the present end is looked at when the review is over. A later one is an extension like any other that those who answer for a guest give
 * (behaviour.md section 7): by the same rules, and at once, since the access might end before the review does.
 */
@Component
class KeptUntil {

    private final AccessExtensions extensions;
    private final Zones zones;
    private final ReviewSettings settings;
    private final Clock clock;

    KeptUntil(AccessExtensions extensions, Zones zones, ReviewSettings settings, Clock clock) {
        this.extensions = extensions;
        this.zones = zones;
        this.settings = settings;
        this.clock = clock;
    }

    /** Nothing is extended where the guest has left meanwhile; the day has to be one all the same. */
    void accept(Review review, User reviewer, GivenAnswer given, Optional<GuestOfTarget> guest) throws RuleViolation {
        ZoneId zone = zones.of(given.guest());
        LocalDate day = given.until()
                .filter(named -> !named.isBefore(LocalDate.ofInstant(clock.instant(), zone)))
                .orElseThrow(() -> new KeepUntilInvalid(given.guest(), Optional.empty()));
        Optional<LocalDate> last =
                guest.flatMap(GuestOfTarget::endsAt).map(end -> LocalDate.ofInstant(end.minusMillis(1), zone));
        if (last.isEmpty()) {
            requireNotTooLate(given.guest(), day, zone);
        } else if (day.isAfter(last.get())) {
            extend(review, reviewer, given.guest(), day, last.get());
        }
    }

    private void requireNotTooLate(UserId guest, LocalDate day, ZoneId zone) throws KeepUntilInvalid {
        LocalDate latest = LocalDate.ofInstant(clock.instant().plus(settings.longestAccess()), zone)
                .minusDays(1);
        if (day.isAfter(latest)) {
            throw new KeepUntilInvalid(guest, Optional.of(latest));
        }
    }

    private void extend(Review review, User reviewer, UserId guest, LocalDate day, LocalDate last)
            throws RuleViolation {
        try {
            extensions.extend(reviewer, guest, review.target(), day);
        } catch (ExtensionTooLong tooLong) {
            LocalDate latest = tooLong.latest().isAfter(last) ? tooLong.latest() : last;
            KeepUntilInvalid refusal = new KeepUntilInvalid(guest, Optional.of(latest));
            refusal.initCause(tooLong);
            throw refusal;
        } catch (RuleViolation refused) {
            throw new AnswerRefused(guest, refused);
        }
    }

    /** The moment at which a guest's access ends whose last day is named. */
    Instant endOf(UserId guest, LocalDate day) {
        return day.plusDays(1).atStartOfDay(zones.of(guest)).toInstant();
    }
}
