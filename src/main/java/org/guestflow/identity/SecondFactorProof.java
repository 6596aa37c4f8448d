package org.guestflow.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.guestflow.directory.User;

/** Keeps in a session that its user has shown a second factor. */
public interface SecondFactorProof {

    /**
     * Keeps it, with this moment, in a session that has a new id from now on (session fixation, threats.md B6).
     *
     * @param user the session's user, who has just shown it
     * @param request his browser's request
     */
    void keep(User user, HttpServletRequest request);
}
