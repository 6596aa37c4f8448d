package org.guestflow.approval;

import java.time.Instant;
import org.guestflow.shared.RequestId;

/**
 * A request that waits for somebody's decision.
 *
 * @param taskId the engine's task
 * @param request the request
 * @param requester the name of who asks
 * @param guest whom it is about
 * @param target the name of what the guest is to be brought into
 * @param since when the approvers were asked
 */
public record WaitingApproval(
        String taskId, RequestId request, String requester, String guest, String target, Instant since) {}
