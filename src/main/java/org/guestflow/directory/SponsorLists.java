package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final Clock clock;

    SponsorLists(JdbcSponsorLists sponsors, Clock clock) {
        this.sponsors = sponsors;
        this.clock = clock;
    }

    /**
     * Lists the users and groups who answer for guests, all with one query. Who answers for the viewer himself he may know; of others' sponsors he is told only whom he sees.
     *
     * @param guests the guests
     * @param viewpoint who looks
     * @return their sponsors, the first one first; a guest without any is absent
     */
    public Map<UserId, List<SponsorEntry>> of(Collection<UserId> guests, Viewpoint viewpoint) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return guests.isEmpty() ? Map.of() : sponsors.of(guests, viewpoint, now);
    }
}
