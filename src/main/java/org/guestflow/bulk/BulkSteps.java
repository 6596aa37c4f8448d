package org.guestflow.bulk;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.bulk.BulkProgress.Next;
import org.guestflow.engine.OwnTransactions;
import org.springframework.stereotype.Service;

/** What the step of the process {@code bulk-invitation} does. Each row is invited in a transaction of its own, not in the engine's: what was asked for stays so, and one row that fails holds up no other. */
@Service
public class BulkSteps {

    private final BulkRound round;
    private final JdbcUploads uploads;
    private final OwnTransactions own;
    private final Clock clock;

    BulkSteps(BulkRound round, JdbcUploads uploads, OwnTransactions own, Clock clock) {
        this.round = round;
        this.uploads = uploads;
        this.own = own;
        this.clock = clock;
    }

    /**
     * Invites the next rows of an upload, a limited number of them. Doing it again invites nobody again.
     *
     * @param upload the upload; where it is not under way (any more) nothing is done
     * @return how far the upload has come, and what follows
     */
    public BulkProgress inviteNext(UUID upload) {
        return own.run(() -> progress(upload, round.work(new BulkStep(upload, BulkState.INVITING))));
    }

    private BulkProgress progress(UUID upload, Optional<Duration> pause) {
        Optional<BulkUpload.Counts> counts = uploads.find(upload).map(BulkUpload::counts);
        return new BulkProgress(
                pause.map(duration -> duration.isZero() ? Next.NOW : Next.LATER).orElse(Next.NOTHING),
                clock.instant().plus(pause.orElse(Duration.ZERO)),
                counts.map(BulkUpload.Counts::asked).orElse(0),
                counts.map(BulkUpload.Counts::problems).orElse(0));
    }
}
