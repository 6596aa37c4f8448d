package org.guestflow.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.guestflow.directory.User;

/** Signs people in who have just proven who they are in another way than by the sign-in page. */
public interface SessionStart {

    /**
     * Signs a user in, in a session that has nothing of the one before but the page that was asked for (session fixation, threats.md B6).
     *
     * @param user who has proven to be this user, and may sign in
     * @param request his browser's request
     * @param response the answer to it, which is not committed yet
     */
    void signIn(User user, HttpServletRequest request, HttpServletResponse response);
}
