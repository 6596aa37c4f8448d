package org.guestflow.bulk;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells how uploads really stand: administrators can pause and delete process instances in Cockpit, of which nothing is stored with the upload. */
@Component
class BulkStandings {

    private final JdbcUploads uploads;
    private final BulkProcess process;

    BulkStandings(JdbcUploads uploads, BulkProcess process) {
        this.uploads = uploads;
        this.process = process;
    }

    BulkUpload of(BulkUpload stored) {
        if (stored.state() != BulkState.INVITING) {
            return stored;
        }
        return process.find(stored.id())
                .map(instance -> instance.paused() ? stored.in(BulkState.PAUSED) : stored)
                .orElseGet(() -> withoutInstance(stored));
    }

    /** An instance that has ended by itself has said so before it was gone. */
    private BulkUpload withoutInstance(BulkUpload stored) {
        Optional<BulkUpload> now = uploads.find(stored.id());
        return now.map(upload -> upload.state() == BulkState.INVITING ? upload.in(BulkState.STOPPED) : upload)
                .orElse(stored);
    }
}
