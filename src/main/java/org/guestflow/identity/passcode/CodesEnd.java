package org.guestflow.identity.passcode;

import org.guestflow.directory.ProofListener;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Voids the codes that were mailed to an account whose user is to prove anew who he is: they went to an address that may be another's by then. */
@Component
class CodesEnd implements ProofListener {

    private final JdbcSignInPasscodes passcodes;

    CodesEnd(JdbcSignInPasscodes passcodes) {
        this.passcodes = passcodes;
    }

    @Override
    public void proofLost(UserId user, UserId actor) {
        passcodes.forget(user);
    }
}
