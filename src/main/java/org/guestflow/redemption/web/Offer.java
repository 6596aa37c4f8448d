package org.guestflow.redemption.web;

/**
 * What is offered, in the words of a page.
 *
 * @param inviter who invites
 * @param inviterMail the inviter's address; null where the inviter is gone
 * @param targetType group, application or directory
 * @param target the group's or application's name, the host's for the directory
 * @param accessUntil the last day of access; null where nothing but the directory is offered
 * @param answerUntil the last day to answer
 * @param message the inviter's words, plain text; null where there are none
 */
public record Offer(
        String inviter,
        String inviterMail,
        String targetType,
        String target,
        String accessUntil,
        String answerUntil,
        String message) {}
