package org.guestflow.directory;

/**
 * A group or an application in a list.
 *
 * @param target which one
 * @param handle its handle
 * @param displayName its name
 * @param kept how a group comes by its members; for an application, its access group's way, assigned where it has none
 * @param selfService whether its owners may bring guests in by themselves
 * @param sensitivity its label
 * @param people how many people are in it whose access has not ended
 */
public record TargetEntry(
        Target target,
        String handle,
        String displayName,
        GroupMembership kept,
        boolean selfService,
        Sensitivity sensitivity,
        long people) {}
