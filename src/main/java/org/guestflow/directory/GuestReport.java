package org.guestflow.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** How many guests there are, and whose. Active is who has signed in since the beginning of the month, in UTC. */
@Service
public class GuestReport {

    private final JdbcGuestReport figures;
    private final Clock clock;

    GuestReport(JdbcGuestReport figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * Guests of one kind.
     *
     * @param name the partner's name or domain, or the sponsor's name
     * @param guests how many there are
     * @param active how many of them have signed in this month
     */
    public record Count(String name, long guests, long active) {}

    /**
     * The report.
     *
     * @param month the first moment of the month
     * @param guests people from outside, invited ones too
     * @param accepted those who have accepted
     * @param blocked those who may not sign in
     * @param active those who have signed in this month
     * @param byPartner by organisation, or by domain where it belongs to none; the most first, 200 at most
     * @param bySponsor by the person or group that answers first; the most first, 200 at most; without a name for guests without a sponsor
     */
    public record Figures(
            Instant month,
            long guests,
            long accepted,
            long blocked,
            long active,
            List<Count> byPartner,
            List<Count> bySponsor) {

        /** Copies. */
        public Figures {
            byPartner = List.copyOf(byPartner);
            bySponsor = List.copyOf(bySponsor);
        }
    }

    /**
     * Counts.
     *
     * @return the figures of this moment, all of one state of the directory
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Figures now() {
        Instant month = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        return figures.since(month);
    }
}
