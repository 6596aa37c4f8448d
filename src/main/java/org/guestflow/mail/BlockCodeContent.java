package org.guestflow.mail;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.shared.RequestId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Derives the code when its mail is sent; the outbox, which the codes need, comes after it. */
@Component
class BlockCodeContent implements LateContent {

    private final ObjectProvider<BlockCodes> codes;

    BlockCodeContent(ObjectProvider<BlockCodes> codes) {
        this.codes = codes;
    }

    @Override
    public Set<NoticeKind> kinds() {
        return Set.of(NoticeKind.BLOCK_PASSCODE);
    }

    @Override
    public Optional<Map<String, String>> content(RequestId request, NoticeKind kind, long generation) {
        return codes.getObject().digits(generation).map(code -> Map.of(NoticeContent.CODE, code));
    }
}
