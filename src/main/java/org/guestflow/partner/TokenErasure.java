package org.guestflow.partner;

import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.springframework.stereotype.Component;

/** A person's tokens for partners' directories. */
@Component
class TokenErasure implements PersonalData {

    private final DelegatedTokens tokens;

    TokenErasure(DelegatedTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void erase(ErasedPerson person) {
        tokens.forget(person.id());
    }
}
