package org.guestflow.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * From when until when somebody has access to something, whether it has ended or not.
 *
 * @param since since when
 * @param endsAt until when; empty where it does not end
 */
public record AccessPeriod(Instant since, Optional<Instant> endsAt) {}
