package org.guestflow.panel;

import org.guestflow.directory.User;

/**
 * The person who looks at a page, as the directory has him with this request. A parameter of a controller's method.
 *
 * @param user the person, signed in
 */
public record Viewer(User user) {

    /**
     * Tells whether the pages of administration are this person's too.
     *
     * @return true for an administrator who is a member
     */
    public boolean isAdministrator() {
        return user.isAdministrator() && !user.isGuest();
    }

    /**
     * Tells whether the person was brought in from outside.
     *
     * @return true for a guest
     */
    public boolean isGuest() {
        return user.isGuest();
    }
}
