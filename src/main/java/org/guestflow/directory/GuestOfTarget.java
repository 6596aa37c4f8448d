package org.guestflow.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guestflow.shared.RequestId;

/**
 * A guest of a group or application, with what helps to say whether he still needs to be.
 *
 * @param user the guest
 * @param since since when
 * @param endsAt until when; empty where it does not end
 * @param prolongedAt when it was last made to last longer; empty for never
 * @param request the request by which access was granted; empty where it was by hand
 * @param lastSignIn when he last signed in; empty for never
 * @param sponsors the names of the users and groups who answer for him, the first one first
 */
public record GuestOfTarget(
        User user,
        Instant since,
        Optional<Instant> endsAt,
        Optional<Instant> prolongedAt,
        Optional<RequestId> request,
        Optional<Instant> lastSignIn,
        List<String> sponsors) {

    /** Copies the names. */
    public GuestOfTarget {
        sponsors = List.copyOf(sponsors);
    }
}
