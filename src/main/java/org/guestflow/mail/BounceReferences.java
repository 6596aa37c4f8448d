package org.guestflow.mail;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What each mail carries so that it is known again when it is returned. Anybody can mail a report of a failed delivery to our address, and whoever knows a request's id can work out a
 * Message-ID: only who has seen the mail itself has its reference, and the one on a copy (cc) is not that of the addressee's.
 */
@Component
class BounceReferences {

    private static final String PURPOSE = "bounce";

    private final NoticeSeals seals;

    BounceReferences(NoticeSeals seals) {
        this.seals = seals;
    }

    String of(UUID notice) {
        return seals.seal(PURPOSE, notice);
    }

    Optional<UUID> read(String reference) {
        return seals.open(PURPOSE, reference);
    }
}
