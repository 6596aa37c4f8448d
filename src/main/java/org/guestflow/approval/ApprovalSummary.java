package org.guestflow.approval;

import org.guestflow.directory.Target;
import org.guestflow.shared.UserId;

/**
 * A request in a list of those that wait for approval.
 *
 * @param requester who asks
 * @param guest whom it is about, in a few words
 * @param target what the guest is to be brought into
 */
public record ApprovalSummary(UserId requester, String guest, Target target) {}
