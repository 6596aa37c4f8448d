package org.guestflow.directory;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.guestflow.shared.UserId;

/**
 * A guest who was deleted and can still be restored.
 *
 * @param account the account as it was at that moment, without roles, which do not come back
 * @param zone where the guest was; empty where that was not known
 * @param deletedAt when it was deleted
 * @param deletedBy the administrator who did it; empty where time had come
 * @param restorableUntil until when it can be restored
 */
public record DeletedUser(
        UserDetails account,
        Optional<ZoneId> zone,
        Instant deletedAt,
        Optional<UserId> deletedBy,
        Instant restorableUntil) {

    /**
     * Gives the object id, which a restored account has again.
     *
     * @return the id
     */
    public UserId id() {
        return account.user().id();
    }
}
