package org.guestflow.bulk;

import java.util.Optional;
import java.util.UUID;

/** What uploads need from the process engine. */
public interface BulkProcess {

    /**
     * Starts the process that invites the people of an upload, in the caller's transaction.
     *
     * @param upload the upload, which is under way from now on
     */
    void start(UUID upload);

    /**
     * Stops it once the caller's transaction is committed. Where it is at work at that very moment it is left to end by itself: its next look at the upload tells it to.
     *
     * @param upload the upload, which is no longer under way
     */
    void stop(UUID upload);

    /**
     * Finds the instance that is at an upload.
     *
     * @param upload the upload
     * @return the instance; empty where there is none (any more)
     */
    Optional<BulkInstance> find(UUID upload);
}
