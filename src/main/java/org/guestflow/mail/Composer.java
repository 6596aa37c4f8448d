package org.guestflow.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.mail.bounce.ReturnedMail;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.EmailAddress;
import org.springframework.stereotype.Component;

/** Composes a mail: a text and an HTML part in the recipient's language, with headers that a repetition repeats word for word. */
@Component
class Composer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailValues values;
    private final MailTexts texts;
    private final MailTemplates templates;
    private final Organisations organisations;
    private final BounceReferences references;
    private final BaseUrl baseUrl;
    private final String from;

    /** One for all messages: a new one looks through every library for providers. */
    private final Session session = Session.getInstance(new Properties());

    Composer(
            MailValues values,
            MailTexts texts,
            MailTemplates templates,
            Organisations organisations,
            BounceReferences references,
            BaseUrl baseUrl,
            MailSettings settings) {
        this.values = values;
        this.texts = texts;
        this.templates = templates;
        this.organisations = organisations;
        this.references = references;
        this.baseUrl = baseUrl;
        this.from = settings.from().orElse("guestflow@" + baseUrl.value().getHost());
    }

    /**
     * Composes a claimed notice.
     *
     * @param claimed the notice
     * @param content its content, late content included
     */
    MimeMessage compose(QueuedNotice claimed, Map<String, String> content) {
        Notice notice = claimed.notice();
        Organisation host = organisations.host();
        String language = texts.nearest(notice.language(), host.defaultLanguage());
        Map<String, Object> shown = values.prepare(claimed, content, host, language);
        shown.put("facts", MailFact.of(notice.kind(), texts, language, shown));
        try {
            MimeMessage message = new LastingMessage(session, MessageName.of(notice, baseUrl));
            address(message, notice, shown, language);
            message.setSubject(texts.text(language, notice.kind().stored() + ".subject", shown), UTF_8);
            message.setSentDate(Date.from(claimed.queuedAt()));
            message.setHeader("Content-Language", language);
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader(ReturnedMail.REFERENCE_HEADER, references.of(claimed.id()));
            if (shown.get("blockLink") instanceof String link) {
                message.setHeader("List-Unsubscribe", "<" + link + ">");
            }
            message.setContent(body(notice.kind().stored(), language, shown));
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void address(MimeMessage message, Notice notice, Map<String, Object> shown, String language)
            throws MessagingException, UnsupportedEncodingException {
        String sender = notice.kind().isInvitation() ? "from.inviter" : "from.organisation";
        message.setFrom(new InternetAddress(from, texts.text(language, sender, shown), UTF_8));
        message.setRecipient(RecipientType.TO, address(notice.recipient()));
        for (EmailAddress copy : notice.cc()) {
            message.addRecipient(RecipientType.CC, address(copy));
        }
        if (notice.kind().isAnsweredByInviter() && shown.get(NoticeContent.INVITER_MAIL) instanceof String inviter) {
            message.setReplyTo(new InternetAddress[] {
                new InternetAddress(
                        new InternetAddress(inviter, true).getAddress(),
                        (String) shown.get(NoticeContent.INVITER_NAME),
                        UTF_8)
            });
        }
    }

    private static InternetAddress address(EmailAddress address) throws MessagingException {
        return new InternetAddress(address.toString(), true);
    }

    private MimeMultipart body(String kind, String language, Map<String, Object> shown) throws MessagingException {
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(templates.text(kind, language, shown), "plain", language));
        alternatives.addBodyPart(part(templates.html(kind, language, shown), "html", language));
        return alternatives;
    }

    private static MimeBodyPart part(String text, String subtype, String language) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        part.setHeader("Content-Language", language);
        return part;
    }
}
