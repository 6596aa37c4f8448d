package org.guestflow.bulk;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.invitation.Invitations;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** What the work in the background reads and writes about rows; each call is done for good when it returns. */
@Component
class BulkRows {

    private final JdbcUploads uploads;
    private final JdbcRows rows;
    private final Invitations invitations;
    private final BulkProcess process;
    private final TransactionOperations transaction;
    private final BulkSettings settings;
    private final Clock clock;

    BulkRows(
            JdbcUploads uploads,
            JdbcRows rows,
            Invitations invitations,
            BulkProcess process,
            PlatformTransactionManager transactions,
            BulkSettings settings,
            Clock clock) {
        this.uploads = uploads;
        this.rows = rows;
        this.invitations = invitations;
        this.process = process;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.clock = clock;
    }

    /** The upload; empty where it is not at that step (any more). */
    Optional<BulkUpload> upload(BulkStep step) {
        return uploads.find(step.upload()).filter(upload -> upload.state() == step.state());
    }

    /** The first row of a step after a position, not claimed; empty where there is none, the upload is not at that step (any more), or its process instance is paused or gone. */
    Optional<BulkRow> next(BulkStep step, int after) {
        if (step.state() == BulkState.CHECKING) {
            return rows.nextUnchecked(step.upload(), after);
        }
        return process.find(step.upload())
                .filter(instance -> !instance.paused())
                .flatMap(atWork -> rows.nextOpen(step.upload(), after));
    }

    void recordVerdict(
            BulkStep step, BulkRow row, RowResult verdict, Optional<RuleViolation> why, Optional<Instant> accessEnd) {
        rows.setVerdict(step.upload(), row.position(), verdict, why, accessEnd);
    }

    void recordOutcome(
            BulkStep step, BulkRow row, RowResult outcome, Optional<RuleViolation> why, Optional<RequestId> request) {
        rows.setOutcome(step.upload(), row.position(), outcome, why, request);
    }

    /**
     * Asks for a row and records what comes of it, both or neither: a node that is killed leaves the row as it was, and whoever comes next asks for it. A row that
     * another node has in hand is left to it. Gives the rule that refuses the request since its preview; nothing is written then.
     */
    Optional<RuleViolation> ask(
            BulkStep step, BulkRow row, User inviter, InvitationRequest request, RowResult outcome) {
        return transaction.execute(status -> {
            if (rows.claim(step.upload(), row.position())) {
                try {
                    RequestId asked = invitations.request(inviter, request);
                    rows.setOutcome(step.upload(), row.position(), outcome, Optional.empty(), Optional.of(asked));
                } catch (RuleViolation refusal) {
                    return Optional.of(refusal);
                }
            }
            return Optional.empty();
        });
    }

    /** Counts that a row came to an unexpected fault; tells how often that has happened. */
    int countTry(BulkStep step, BulkRow row) {
        return rows.countTry(step.upload(), row.position());
    }

    void waitUntil(BulkStep step, Optional<Instant> moment) {
        uploads.setWaitsUntil(step.upload(), moment.map(until -> until.truncatedTo(ChronoUnit.MICROS)));
    }

    /** Ends a step where no row is left of it; false where rows are left, which another node has in hand. */
    boolean end(BulkStep step) {
        if (rows.isAnyLeft(step.upload(), step.state())) {
            return false;
        }
        uploads.move(
                step.upload(),
                List.of(step.state()),
                step.state() == BulkState.CHECKING ? BulkState.CHECKED : BulkState.DONE);
        return true;
    }

    /** Deletes the lists whose time is over. */
    void forgetOld() {
        uploads.deleteCreatedBefore(clock.instant().minus(settings.keptFor()));
    }
}
