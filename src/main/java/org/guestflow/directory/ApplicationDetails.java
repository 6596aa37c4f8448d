package org.guestflow.directory;

import java.time.Instant;

/**
 * An application with what is asked for less often.
 *
 * @param application the application
 * @param createdAt since when the directory has it
 */
public record ApplicationDetails(Application application, Instant createdAt) {}
