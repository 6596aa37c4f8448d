package org.guestflow.approval;

import java.time.Instant;
import java.util.Optional;
import org.guestflow.shared.RequestId;

/**
 * An open stage, as lists show it.
 *
 * @param request the request
 * @param taskId the engine's task
 * @param openedAt when the approvers were asked
 * @param remindedAt when they were last reminded because somebody asked for that
 * @param reminders how often they were
 */
record AskedStage(RequestId request, String taskId, Instant openedAt, Optional<Instant> remindedAt, int reminders) {}
