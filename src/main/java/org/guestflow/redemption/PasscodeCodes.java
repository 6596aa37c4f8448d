package org.guestflow.redemption;

import org.guestflow.shared.KeyRing;
import org.guestflow.shared.OneTimeCode;
import org.springframework.stereotype.Component;

/** Derives the codes of redemptions and compares them. */
@Component
class PasscodeCodes {

    private static final String PURPOSE = "passcode";

    private final KeyRing keys;

    PasscodeCodes(KeyRing keys) {
        this.keys = keys;
    }

    String codeOf(Passcode passcode) {
        return code(passcode).digits();
    }

    boolean isCodeOf(Passcode passcode, String typed) {
        return code(passcode).isTyped(typed);
    }

    private OneTimeCode code(Passcode passcode) {
        return OneTimeCode.derive(keys, PURPOSE, passcode.id(), passcode.seed());
    }
}
