package org.guestflow.review;

import java.time.LocalDate;
import java.util.Optional;
import org.guestflow.shared.UserId;

/**
 * What somebody says of a guest.
 *
 * @param guest the guest
 * @param answer keep, end, or keep until
 * @param until the last day of access; only where it is kept until then, and empty also where what was typed is no day
 * @param shown what had been said of the guest when this was answered, as {@link ReviewEntry#said} has it; empty where whoever answers does not tell, and so overwrites whatever stands there
 */
public record GivenAnswer(UserId guest, Answer answer, Optional<LocalDate> until, Optional<String> shown) {

    /** As {@link ReviewEntry#said} is once this is kept. */
    String said() {
        return ReviewEntry.said(Optional.of(answer), until);
    }

    /** Whether something is to be kept: what stands there already is not said anew, nor what was left as it was shown. */
    boolean isNewTo(ReviewEntry entry) {
        return !said().equals(entry.said()) && shown.filter(said()::equals).isEmpty();
    }

    /** Whether somebody else has answered since, which whoever answers cannot know. */
    boolean isOvertakenBy(ReviewEntry entry) {
        return shown.isPresent() && !shown.get().equals(entry.said());
    }
}
