package org.guestflow.bulk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Inviting the people of an uploaded list, as its uploader begins it, goes on with it and stops it. A process instance for each upload does the work. */
@Service
@Transactional
public class BulkInvitations {

    private final BulkUploads uploads;
    private final JdbcUploads stored;
    private final BulkProcess process;

    BulkInvitations(BulkUploads uploads, JdbcUploads stored, BulkProcess process) {
        this.uploads = uploads;
        this.stored = stored;
        this.process = process;
    }

    /**
     * Has those invited of whom the dry run says that it makes sense.
     *
     * @param id the upload
     * @param uploader whose it is
     * @throws RuleViolation {@code UnknownUpload}; {@code UploadNotChecked} where it is not at that point
     */
    public void begin(UUID id, User uploader) throws RuleViolation {
        BulkUpload upload = uploads.get(id, uploader);
        if (upload.counts().toAsk() == 0 || !stored.move(id, List.of(BulkState.CHECKED), BulkState.INVITING)) {
            throw new RuleViolation(
                    "UploadNotChecked",
                    RuleViolation.Kind.CONFLICT,
                    "Nobody of this list can be invited at this point.",
                    "The list's page says how far it has come.");
        }
        process.start(id);
    }

    /**
     * Goes on with an upload whose process instance an administrator has deleted. Who was asked for before is not asked for again.
     *
     * @param id the upload
     * @param uploader whose it is
     * @throws RuleViolation {@code UnknownUpload}; {@code UploadNotStopped} where the work goes on by itself, is paused or has ended
     */
    public void goOn(UUID id, User uploader) throws RuleViolation {
        uploads.get(id, uploader);
        if (!startWhereNobodyIsAtIt(id)) {
            throw new RuleViolation(
                    "UploadNotStopped",
                    RuleViolation.Kind.CONFLICT,
                    "The work on this list has not been stopped.",
                    "The list's page says how far it has come.");
        }
    }

    /**
     * Stops the work on an upload. Who was asked for before stays so, a row that is under way is finished.
     *
     * @param id the upload
     * @param uploader whose it is
     * @throws RuleViolation {@code UnknownUpload}; {@code UploadEnded} where nothing is left to stop
     */
    public void cancel(UUID id, User uploader) throws RuleViolation {
        uploads.get(id, uploader);
        if (!stored.move(id, List.of(BulkState.CHECKING, BulkState.CHECKED, BulkState.INVITING), BulkState.CANCELLED)) {
            throw new RuleViolation(
                    "UploadEnded",
                    RuleViolation.Kind.CONFLICT,
                    "The work on this list has ended.",
                    "An invitation that has gone out can be withdrawn at your requests.");
        }
        process.stop(id);
    }

    /**
     * Finds the process instance that is at an upload.
     *
     * @param id the upload
     * @param reader whose it is
     * @return the instance; empty where none is
     * @throws RuleViolation {@code UnknownUpload}
     */
    @Transactional(readOnly = true)
    public Optional<BulkInstance> instance(UUID id, User reader) throws RuleViolation {
        return process.find(uploads.get(id, reader).id());
    }

    /** An upload that was under way when uploads had no process instance gets one. */
    void takeOver(UUID id) {
        startWhereNobodyIsAtIt(id);
    }

    /** The upload is held: of two who want to go on with it the second finds the instance of the first. */
    private boolean startWhereNobodyIsAtIt(UUID id) {
        if (!stored.holdInviting(id) || process.find(id).isPresent()) {
            return false;
        }
        process.start(id);
        return true;
    }
}
