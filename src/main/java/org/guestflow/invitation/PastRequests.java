package org.guestflow.invitation;

/**
 * What came of other requests for an address.
 *
 * @param asked how many there were
 * @param refused how many of them approvers rejected or policy denied
 */
record PastRequests(long asked, long refused) {}
