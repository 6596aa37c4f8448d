package org.guestflow.approval;

/**
 * What a decision leads to.
 *
 * @param approved whether the stage was approved
 * @param furtherStage whether another stage is to decide
 */
public record ApprovalOutcome(boolean approved, boolean furtherStage) {}
