package org.guestflow.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Tells programs that they are not let through; each interface has a form of its own for that. */
public interface ProgramRefusals {

    /**
     * Writes the answer. Headers that go with it are set already.
     *
     * @param request what is not let through
     * @param response the answer to it, which is not committed yet
     * @param status its status
     * @param rule the rule's name, in upper camel case
     * @param message what is wrong and what can be done; names no secret
     * @throws IOException where the caller is gone
     */
    void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String rule, String message)
            throws IOException;
}
