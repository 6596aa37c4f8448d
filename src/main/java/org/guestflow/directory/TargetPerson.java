package org.guestflow.directory;

import java.time.Instant;
import java.util.Optional;
import org.guestflow.shared.RequestId;

/**
 * A person of a group or application.
 *
 * @param user who
 * @param since since when; empty where a rule computes it
 * @param endsAt until when; empty where it does not end
 * @param request the request by which it was granted; empty where it was by hand or by a rule
 */
public record TargetPerson(User user, Optional<Instant> since, Optional<Instant> endsAt, Optional<RequestId> request) {}
