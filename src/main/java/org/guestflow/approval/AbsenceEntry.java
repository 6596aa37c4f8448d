package org.guestflow.approval;

/**
 * An absence in a list.
 *
 * @param absence the absence
 * @param absent the name of who is away
 * @param standIn the name of who decides meanwhile
 * @param lasts whether it lasts at this moment
 * @param able whether whoever is named may decide anything: a member whose account is in use
 */
public record AbsenceEntry(Absence absence, String absent, String standIn, boolean lasts, boolean able) {}
