package org.guestflow.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who answers for which guests, to look at. */
@Service
@Transactional(readOnly = true)
public class SponsorLists {

    private final JdbcSponsorLists sponsors;

    SponsorLists(JdbcSponsorLists sponsors) {
        this.sponsors = sponsors;
    }

    /**
     * Lists the users and groups who answer for guests, all with one query.
     *
     * @param guests the guests
     * @return their sponsors, the first one first; a guest without any is absent
     */
    public Map<UserId, List<SponsorEntry>> of(Collection<UserId> guests) {
        return guests.isEmpty() ? Map.of() : sponsors.of(guests);
    }
}
