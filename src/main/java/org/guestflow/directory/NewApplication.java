package org.guestflow.directory;

import java.util.Set;
import org.guestflow.shared.UserId;

/**
 * An application that is about to be recorded.
 *
 * @param application the application
 * @param owners who owns it; at least one
 * @param redirectOrigins exact origins that a redemption may send its guest on to
 */
public record NewApplication(Application application, Set<UserId> owners, Set<String> redirectOrigins) {}
