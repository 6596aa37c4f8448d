package org.guestflow.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;

/** Registers passkeys as second factors. What an authenticator was asked stays in the session until the answer, which is taken once. */
public interface Passkeys {

    /**
     * Begins a registration.
     *
     * @param user the user
     * @param request his browser's request
     * @return what his browser is to ask an authenticator, JSON of Web Authentication
     * @throws RuleViolation {@code TooManyFactors}
     */
    String begin(User user, HttpServletRequest request) throws RuleViolation;

    /**
     * Completes it.
     *
     * @param user the user
     * @param credential what the authenticator answered, JSON of Web Authentication
     * @param label how he names it; blank for the usual name
     * @param request his browser's request
     * @return recovery codes, to be shown once, where the user had none
     * @throws RuleViolation {@code PasskeyNotTaken}
     */
    List<String> complete(User user, String credential, String label, HttpServletRequest request) throws RuleViolation;
}
