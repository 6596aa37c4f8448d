package org.guestflow.approval;

import java.util.List;
import java.util.Optional;
import org.guestflow.directory.Target;
import org.guestflow.directory.User;
import org.guestflow.shared.UserId;

/**
 * What approvers are asked about.
 *
 * @param requester who asks; cannot approve
 * @param guestName the guest's name, or the address where there is none
 * @param guestMail the guest's address as the requester typed it
 * @param target what the guest is to be brought into
 * @param accessEndDate until when, as asked for; ISO date
 * @param justification why
 * @param sponsors who answers for the guest already
 */
public record ApprovalSubject(
        UserId requester,
        String guestName,
        String guestMail,
        Target target,
        Optional<String> accessEndDate,
        Optional<String> justification,
        List<User> sponsors) {}
