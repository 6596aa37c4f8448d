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

/** Lets recipients refuse further invitations from this organisation, and take that back, by the link that stands in each of them. */
@Service
@Transactional
public class InvitationBlocks {

    /** The actor in the audit trail: whoever has the link, which went to the recipient alone. */
    private static final String RECIPIENT = "recipient";

    private final BlockLinks links;
    private final JdbcNotices notices;
    private final JdbcBlockedRecipients blocked;
    private final MailTexts texts;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final Clock clock;

    InvitationBlocks(
            BlockLinks links,
            JdbcNotices notices,
            JdbcBlockedRecipients blocked,
            MailTexts texts,
            Organisations organisations,
            AuditTrail audit,
            Clock clock) {
        this.links = links;
        this.notices = notices;
        this.blocked = blocked;
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
     * Allows invitations to the recipient of a link again. Does nothing where they are allowed.
     *
     * @param token what stands behind {@code /block/}
     */
    public void allow(String token) {
        links.read(token).flatMap(notices::find).ifPresent(notice -> {
            if (blocked.remove(notice.recipient())) {
                audit.record(event("Allow invitations", notice));
            }
        });
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
