package org.guestflow.lifecycle;

import java.time.LocalDate;
import org.guestflow.directory.Target;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;

/**
 * Longer access that somebody has asked for.
 *
 * @param id the request's id, the business key of its process
 * @param guest whose access
 * @param requester who asks
 * @param target the group or application
 * @param lastDay the last day asked for, where the guest is
 * @param justification why
 * @param open whether it waits for a decision
 */
record AccessExtension(
        RequestId id,
        UserId guest,
        UserId requester,
        Target target,
        LocalDate lastDay,
        String justification,
        boolean open) {}
