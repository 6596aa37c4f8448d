package org.guestflow.identity.factor;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.springframework.dao.DataAccessException;

/** An authenticator's answer is not what it must be: challenge, origin, signature, counter, form. */
class PasskeyRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private PasskeyRefused(Exception reason) {
        super(reason);
    }

    static PasskeyRefused nothingAsked() {
        return new PasskeyRefused(new IllegalStateException("nothing was asked in this session"));
    }

    /** Why, for the log: no word of what the browser sent. */
    String reason() {
        return getCause().getClass().getName();
    }

    /** Gives what a ceremony comes to, or refuses in the one way for the libraries' many. */
    static <T> T orResult(Ceremony<T> ceremony) throws PasskeyRefused {
        try {
            return ceremony.hold();
        } catch (DataAccessException database) {
            throw database;
        } catch (JsonProcessingException | RuntimeException e) {
            // What lacks a part, or has a wrong one, comes to many kinds of exceptions there.
            throw new PasskeyRefused(e);
        }
    }

    interface Ceremony<T> {
        T hold() throws JsonProcessingException;
    }
}
