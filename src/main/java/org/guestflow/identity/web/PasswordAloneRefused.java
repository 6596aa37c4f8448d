package org.guestflow.identity.web;

import org.springframework.security.core.AuthenticationException;

/** The password is right, and is not enough: the account's sign-in needs a second factor. */
class PasswordAloneRefused extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    PasswordAloneRefused() {
        super(
                "The sign-in of this account needs a second factor, which a password alone is not. Use the pages, or an access token whose sign-in had one.");
    }
}
