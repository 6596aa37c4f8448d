package org.guestflow.approval;

/**
 * Whom a stage that nobody decided on is offered to as well.
 *
 * @param taskId the engine's task
 * @param candidates who is added to it
 */
public record Escalation(String taskId, Candidates candidates) {}
