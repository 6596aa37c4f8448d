package org.guestflow.identity.passcode;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.mail.LateContent;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.KeyRing;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Derives the code when its mail is sent; a mail whose code works no longer is not sent. */
@Component
class SignInPasscodeContent implements LateContent {

    private final JdbcSignInPasscodes passcodes;
    private final KeyRing keys;
    private final Clock clock;

    SignInPasscodeContent(JdbcSignInPasscodes passcodes, KeyRing keys, Clock clock) {
        this.passcodes = passcodes;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Set<NoticeKind> kinds() {
        return Set.of(NoticeKind.SIGN_IN_PASSCODE);
    }

    @Override
    public Optional<Map<String, String>> content(RequestId request, NoticeKind kind, long generation) {
        return passcodes
                .find(generation)
                .filter(passcode -> clock.instant().isBefore(passcode.expiresAt()))
                .map(passcode -> Map.of(NoticeContent.CODE, passcode.code(keys).digits()));
    }
}
