package org.guestflow.approval;

/**
 * What is known here of the person that a request is about, and of his organisation.
 *
 * @param invitedBefore how many other requests there have been for the address
 * @param rejectedBefore how many of them were rejected by an approver or denied by policy
 * @param guestsOfPartner how many guests there are with an address of the same domain
 * @param domain the domain
 */
public record ApprovalHistory(long invitedBefore, long rejectedBefore, long guestsOfPartner, String domain) {}
