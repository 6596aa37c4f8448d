package org.guestflow.mail;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.Organisations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets recipients refuse further invitations from this organisation, by the link that stands in each of them, and take that back, with a code besides. */
@Service
@Transactional
public class InvitationBlocks {

    /** The actor in the audit trail: whoever has the link, which went to the recipient alone. */
    private static final String RECIPIENT = "recipient";

    private final BlockLinks links;
    private final JdbcNotices notices;
    private final JdbcBlockedRecipients blocked;
    private final BlockCodes codes;
    private final MailTexts texts;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final Clock clock;

    InvitationBlocks(
            BlockLinks links,
            JdbcNotices notices,
            JdbcBlockedRecipients blocked,
            BlockCodes codes,
            MailTexts texts,
            Organisations organisations,
            AuditTrail audit,
            Clock clock) {
        this.links = links;
        this.notices = notices;
        this.blocked = blocked;
        this.codes = codes;
        this.texts = texts;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Tells what a link is about; changes nothing.
     *
     * @param token what stands behind {@code /block/}
     * @return whose invitations, and whether they are blocked; empty for a token that Guestflow did not make
     */
    public Optional<InvitationBlock> find(String token) {
        return links.read(token).flatMap(notices::find).map(this::standing);
    }

    private InvitationBlock standing(QueuedNotice notice) {
        String language =
                texts.nearest(notice.notice().language(), organisations.host().defaultLanguage());
        return new InvitationBlock(
                notice.recipient(), Locale.forLanguageTag(language), blocked.contains(notice.recipient()));
    }

    /**
     * Blocks further invitations to the recipient of a link. Does nothing where they are blocked.
     *
     * @param token what stands behind {@code /block/}
     */
    public void block(String token) {
        links.read(token).flatMap(notices::find).ifPresent(notice -> {
            if (blocked.add(notice.recipient(), clock.instant())) {
                audit.record(event("Block invitations", notice));
            }
        });
    }

    /**
     * Mails the recipient of a link a code, with which he can allow invitations again: the link may have been passed on. Does nothing where they are allowed, or where five codes went out
     * within the hour.
     *
     * @param token what stands behind {@code /block/}
     */
    public void sendCode(String token) {
        links.read(token)
                .flatMap(notices::find)
                .filter(notice -> blocked.contains(notice.recipient()))
                .ifPresent(codes::send);
    }

    /**
     * Allows invitations to the recipient of a link again, for the code that was mailed to him. Each code can be tried five times.
     *
     * @param token what stands behind {@code /block/}
     * @param code the code as typed
     * @return whether it was the code; nothing has changed where it was not
     */
    public boolean allow(String token, String code) {
        Optional<QueuedNotice> shown =
                links.read(token).flatMap(notices::find).filter(notice -> codes.isShown(notice.id(), code));
        shown.filter(notice -> blocked.remove(notice.recipient()))
                .ifPresent(notice -> audit.record(event("Allow invitations", notice)));
        return shown.isPresent();
    }

    private static AuditEvent event(String action, QueuedNotice notice) {
        return new AuditEvent(
                RECIPIENT,
                action,
                "Recipient",
                notice.recipient().toString(),
                notice.notice().request(),
                Map.of(),
                Map.of());
    }
}
