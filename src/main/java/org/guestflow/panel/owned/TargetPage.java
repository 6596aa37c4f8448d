package org.guestflow.panel.owned;

import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.Target;

/**
 * A group or application as its pages show it.
 *
 * @param target which one
 * @param people where its people are kept: the group itself, an application's access group, or the application
 * @param name its name
 * @param kept how it comes by its people
 * @param selfService whether its owners may bring guests in by themselves
 */
public record TargetPage(Target target, Target people, String name, GroupMembership kept, boolean selfService) {

    /**
     * Gives where the pages are.
     *
     * @return {@code /groups/{id}} or {@code /applications/{id}}
     */
    public String path() {
        return "/" + target.type().stored() + "s/" + target.id();
    }

    /**
     * Tells whether people are added and removed by hand.
     *
     * @return false where a rule or another directory decides
     */
    public boolean isKeptByHand() {
        return kept == GroupMembership.ASSIGNED;
    }
}
