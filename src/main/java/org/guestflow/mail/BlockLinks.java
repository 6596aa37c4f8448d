package org.guestflow.mail;

import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.BaseUrl;
import org.springframework.stereotype.Component;

/** Makes and reads the links by which a recipient blocks further invitations; the address itself stands in no URL. */
@Component
class BlockLinks {

    private static final String PURPOSE = "block-invitations";

    private final NoticeSeals seals;
    private final BaseUrl baseUrl;

    BlockLinks(NoticeSeals seals, BaseUrl baseUrl) {
        this.seals = seals;
        this.baseUrl = baseUrl;
    }

    String url(UUID notice) {
        return baseUrl.link("/block/" + seals.seal(PURPOSE, notice));
    }

    Optional<UUID> read(String token) {
        return seals.open(PURPOSE, token);
    }
}
