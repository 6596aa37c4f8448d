package org.guestflow.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.shared.UserId;

/**
 * A list of people that somebody has uploaded.
 *
 * @param id its id
 * @param uploader whose it is, and who invites
 * @param target what the people are brought into
 * @param fileName the file's name, for display
 * @param ignoredColumns headings of the file that mean nothing here
 * @param state how far it has come
 * @param waitsUntil when the limit of invitations is likely to let the next one pass; empty while nothing waits
 * @param createdAt when it was uploaded
 * @param counts how far its rows have come
 */
public record BulkUpload(
        UUID id,
        UserId uploader,
        Target target,
        String fileName,
        List<String> ignoredColumns,
        BulkState state,
        Optional<Instant> waitsUntil,
        Instant createdAt,
        Counts counts) {

    /**
     * How far the rows have come.
     *
     * @param rows how many there are
     * @param checked how many have a verdict
     * @param toAsk how many are to be asked for, or were
     * @param asked how many of these have their outcome
     * @param problems how many get nowhere as they are
     */
    public record Counts(int rows, int checked, int toAsk, int asked, int problems) {}

    /** Copies the headings. */
    public BulkUpload {
        ignoredColumns = List.copyOf(ignoredColumns);
    }

    /** The same upload in another state. */
    BulkUpload in(BulkState other) {
        return new BulkUpload(id, uploader, target, fileName, ignoredColumns, other, waitsUntil, createdAt, counts);
    }

    /**
     * Tells how many rows the step that is under way has behind it.
     *
     * @return rows, out of {@link #all()}
     */
    public int done() {
        return state == BulkState.CHECKING ? counts.checked() : counts.asked();
    }

    /**
     * Tells how many rows the step that is under way has in all.
     *
     * @return rows
     */
    public int all() {
        return state == BulkState.CHECKING ? counts.rows() : counts.toAsk();
    }
}
