package org.guestflow.redemption;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.mail.LateContent;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Derives the code when its mail is sent; a mail whose code works no longer is not sent. */
@Component
class PasscodeContent implements LateContent {

    private final JdbcPasscodes passcodes;
    private final PasscodeCodes codes;
    private final Clock clock;

    PasscodeContent(JdbcPasscodes passcodes, PasscodeCodes codes, Clock clock) {
        this.passcodes = passcodes;
        this.codes = codes;
        this.clock = clock;
    }

    @Override
    public Set<NoticeKind> kinds() {
        return Set.of(NoticeKind.PASSCODE);
    }

    @Override
    public Optional<Map<String, String>> content(RequestId request, NoticeKind kind, long generation) {
        return passcodes
                .find(generation)
                .filter(passcode -> clock.instant().isBefore(passcode.expiresAt()))
                .filter(this::isNewest)
                .map(passcode -> Map.of(NoticeContent.CODE, codes.codeOf(passcode)));
    }

    private boolean isNewest(Passcode passcode) {
        return passcodes
                .newest(passcode.redemption())
                .filter(newest -> newest.id() == passcode.id())
                .isPresent();
    }
}
