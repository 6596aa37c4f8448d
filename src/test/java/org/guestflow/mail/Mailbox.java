package org.guestflow.mail;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.TestMail;

/** What arrived in one person's mailbox. */
final class Mailbox {

    private Mailbox() {}

    static MimeMessage onlyMailOf(EmailAddress person) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !mailsOf(person).isEmpty());
        List<MimeMessage> mails = mailsOf(person);
        if (mails.size() != 1) {
            throw new AssertionError(mails.size() + " mails instead of one");
        }
        return mails.get(0);
    }

    static List<MimeMessage> mailsOf(EmailAddress person) {
        GreenMailUser user = TestMail.server().getUserManager().getUserByEmail(person.toString());
        if (user == null) {
            return List.of();
        }
        try {
            return TestMail.server().getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                    .map(stored -> stored.getMimeMessage())
                    .toList();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(MimeMessage mail) {
        return part(mail, 0);
    }

    static String html(MimeMessage mail) {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int number) {
        try {
            BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(number);
            return ((String) part.getContent()).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
