package org.guestflow.directory;

import java.util.List;
import java.util.Map;
import org.guestflow.shared.UserId;

/** Is told, in the transaction that does it, that guests whose only sponsor has gone are answered for by others. */
public interface SponsorListener {

    /**
     * Tells it.
     *
     * @param guests the guests of each new sponsor
     */
    void handedOver(Map<UserId, List<UserId>> guests);
}
