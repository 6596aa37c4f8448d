package org.guestflow.bulk;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.engine.AlreadyRequested;
import org.guestflow.engine.RequestRefused;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.invitation.Preview;
import org.guestflow.invitation.Previews;
import org.guestflow.shared.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works on the rows of an upload, some at a time so that others have their turn, until none is left or the limit of invitations is reached. */
@Component
class BulkRound {

    private static final Logger LOG = LoggerFactory.getLogger(BulkRound.class);

    /** So few that whoever pauses, stops or takes over the work does not wait long. */
    private static final int ROWS = 20;

    private static final int TRIES = 3;

    /** A fault, a pause or another node's hold on a row may be over by then. */
    private static final Duration SHORT_WAIT = Duration.ofSeconds(10);

    /** The limit may be raised before the hour is over. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final BulkRows rows;
    private final Previews previews;
    private final Users users;
    private final Clock clock;

    BulkRound(BulkRows rows, Previews previews, Users users, Clock clock) {
        this.rows = rows;
        this.previews = previews;
        this.users = users;
        this.clock = clock;
    }

    /** Gives the time to wait for the next round; empty where there is none. */
    Optional<Duration> work(BulkStep step) {
        Optional<BulkUpload> upload = rows.upload(step);
        int after = -1;
        for (int done = 0; done < ROWS && upload.isPresent(); done++) {
            Optional<BulkRow> row = rows.next(step, after);
            if (row.isEmpty()) {
                return rows.end(step) || rows.upload(step).isEmpty() ? Optional.empty() : Optional.of(SHORT_WAIT);
            }
            Optional<Duration> wait = work(step, upload.get(), row.get());
            if (wait.isPresent()) {
                return wait;
            }
            rows.waitUntil(step, Optional.empty());
            after = row.get().position();
        }
        return upload.map(goesOn -> Duration.ZERO);
    }

    private Optional<Duration> work(BulkStep step, BulkUpload upload, BulkRow row) {
        try {
            // Read anew for each row: what the uploader may do can change meanwhile.
            User inviter = users.find(upload.uploader()).orElseThrow();
            InvitationRequest request = row.fields().request(upload.target());
            Preview preview = previews.preview(inviter, request);
            if (step.state() == BulkState.INVITING) {
                return invite(step, row, inviter, request, preview);
            }
            rows.recordVerdict(step, row, result(preview), preview.refusal(), preview.accessEnd());
            return Optional.empty();
        } catch (RuntimeException unexpected) {
            return failed(step, row, unexpected);
        }
    }

    private Optional<Duration> invite(
            BulkStep step, BulkRow row, User inviter, InvitationRequest request, Preview preview) {
        RowResult result = result(preview);
        if (preview.refusal().isPresent()) {
            return refused(step, row, preview.refusal().get());
        }
        if (!result.isWorthAsking()) {
            rows.recordOutcome(step, row, result, Optional.empty(), Optional.empty());
            return Optional.empty();
        }
        try {
            Optional<RuleViolation> refusal = rows.ask(step, row, inviter, request, result);
            return refusal.isPresent() ? refused(step, row, refusal.get()) : Optional.empty();
        } catch (AlreadyRequested atTheSameMoment) {
            rows.recordOutcome(
                    step, row, RowResult.ALREADY_REQUESTED, Optional.empty(), Optional.of(atTheSameMoment.first()));
            return Optional.empty();
        } catch (RequestRefused sinceTheCheck) {
            return refused(step, row, sinceTheCheck.violation());
        }
    }

    private Optional<Duration> refused(BulkStep step, BulkRow row, RuleViolation refusal) {
        if (refusal.kind() == RuleViolation.Kind.TOO_MANY) {
            Duration wait = refusal.retryAfter().orElse(LONGEST_WAIT);
            rows.waitUntil(step, Optional.of(clock.instant().plus(wait)));
            return Optional.of(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
        rows.recordOutcome(step, row, RowResult.REFUSED, Optional.of(refusal), Optional.empty());
        return Optional.empty();
    }

    /** A fault may be over at the next try; one that stays holds up nobody else. */
    private Optional<Duration> failed(BulkStep step, BulkRow row, RuntimeException fault) {
        LOG.warn(
                "Row {} of bulk upload {} could not be worked on: {}",
                row.position(),
                step.upload(),
                fault.getClass().getName());
        if (rows.countTry(step, row) < TRIES) {
            return Optional.of(SHORT_WAIT);
        }
        Optional<RuleViolation> why = Optional.of(new RuleViolation(
                "UnexpectedFault",
                RuleViolation.Kind.CONFLICT,
                "Something went wrong that nobody expects.",
                "Upload the row again later, or ask an administrator."));
        if (step.state() == BulkState.CHECKING) {
            rows.recordVerdict(step, row, RowResult.FAILED, why, Optional.empty());
        } else {
            rows.recordOutcome(step, row, RowResult.FAILED, why, Optional.empty());
        }
        return Optional.empty();
    }

    /** Of the limit a dry run knows only that it is reached now. */
    private static RowResult result(Preview preview) {
        boolean limited = preview.refusal()
                .filter(refusal -> refusal.kind() == RuleViolation.Kind.TOO_MANY)
                .isPresent();
        return limited ? RowResult.LATER : RowResult.of(preview.verdict());
    }
}
