package org.guestflow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.guestflow.directory.User;
import org.guestflow.identity.ShownSecondFactor;
import org.springframework.stereotype.Component;

/** What {@link SessionProofs} keeps, for the pages. */
@Component
class ProofOfSession implements ShownSecondFactor {

    private final SessionProofs proofs;

    ProofOfSession(SessionProofs proofs) {
        this.proofs = proofs;
    }

    @Override
    public boolean isFresh(User user, HttpServletRequest request) {
        return proofs.isFresh(user, request);
    }
}
