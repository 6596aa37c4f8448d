package org.guestflow.demo.mailbox;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo's mail server holds, read from it directly. Empty where the demo runs on another mail server. */
@Component
@Profile("demo")
@ConditionalOnClass(name = "com.icegreen.greenmail.util.GreenMail")
class Mailboxes {

    private final ObjectProvider<GreenMail> server;

    Mailboxes(ObjectProvider<GreenMail> server) {
        this.server = server;
    }

    /** Lists the mailboxes, ordered by address. */
    List<Mailbox> all() {
        return server.stream()
                .flatMap(mail -> mail.getUserManager().listUser().stream())
                .map(user -> new Mailbox(user.getEmail(), stored(user).size()))
                .sorted(Comparator.comparing(Mailbox::address))
                .toList();
    }

    /** Lists the mails of one address, the newest first. */
    List<Mail> mails(String address) {
        return find(address).stream()
                .flatMap(user -> stored(user).stream())
                .map(Mailboxes::mail)
                .sorted(Comparator.comparing(Mail::uid).reversed())
                .toList();
    }

    Optional<Mail> mail(String address, long uid) {
        return find(address).stream()
                .flatMap(user -> stored(user).stream())
                .filter(message -> message.getUid() == uid)
                .map(Mailboxes::mail)
                .findFirst();
    }

    private Optional<GreenMailUser> find(String address) {
        return server.stream()
                .map(mail -> mail.getUserManager().getUserByEmail(address))
                .flatMap(user -> Optional.ofNullable(user).stream())
                .findFirst();
    }

    private List<StoredMessage> stored(GreenMailUser user) {
        try {
            return server.getObject()
                    .getManagers()
                    .getImapHostManager()
                    .getInbox(user)
                    .getMessages();
        } catch (FolderException e) {
            throw new IllegalStateException("every mailbox has an inbox", e);
        }
    }

    private static Mail mail(StoredMessage message) {
        try {
            return Mail.read(message.getUid(), message.getMimeMessage());
        } catch (MessagingException e) {
            throw new IllegalStateException("a received mail cannot be read", e);
        }
    }

    /** One address and how many mails it has. */
    record Mailbox(String address, int mails) {}
}
