package org.guestflow.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.guestflow.directory.User;

/** Tells what a session knows of second factors that were shown. */
public interface ShownSecondFactor {

    /**
     * Tells whether a second factor was shown so recently that what is sensitive may be done.
     *
     * @param user the session's user
     * @param request his browser's request
     * @return true where he has shown one, here or at an organisation that is trusted for it
     */
    boolean isFresh(User user, HttpServletRequest request);
}
