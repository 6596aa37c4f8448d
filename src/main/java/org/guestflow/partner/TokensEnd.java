package org.guestflow.partner;

import java.util.UUID;
import org.guestflow.directory.ProofListener;
import org.guestflow.shared.UserId;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/** Forgets a user's tokens when the user signs out, on any page, and when he is to prove anew who he is. */
@Component
class TokensEnd implements ProofListener {

    private final DelegatedTokens tokens;

    TokensEnd(DelegatedTokens tokens) {
        this.tokens = tokens;
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        tokens.forget(new UserId(UUID.fromString(event.getAuthentication().getName())));
    }

    @Override
    public void proofLost(UserId user, UserId actor) {
        tokens.forget(user);
    }
}
