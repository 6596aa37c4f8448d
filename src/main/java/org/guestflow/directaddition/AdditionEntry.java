package org.guestflow.directaddition;

/**
 * A request in a list, and what became of its people.
 *
 * @param addition the request
 * @param people how many it names
 * @param added how many were added
 * @param invited how many were invited instead
 */
public record AdditionEntry(DirectAddition addition, long people, long added, long invited) {}
