package org.guestflow.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Received mails as files, the newest of them: a link that was mailed before a restart can be redeemed after it. What somebody deletes over IMAP comes back. */
class KeptMails {

    private static final int MOST = 2_000;
    private static final String MAILBOX = "X-Demo-Mailbox";

    private final Path folder;
    private final AtomicLong last = new AtomicLong();

    KeptMails(Path folder) {
        this.folder = folder;
    }

    void keep(String address, MimeMessage mail) throws MessagingException {
        Path file = folder.resolve(String.format("%010d.eml", last.incrementAndGet()));
        try (OutputStream out = Files.newOutputStream(file)) {
            String line = MAILBOX + ": " + URLEncoder.encode(address, StandardCharsets.UTF_8) + "\r\n";
            out.write(line.getBytes(StandardCharsets.US_ASCII));
            mail.writeTo(out);
        } catch (IOException e) {
            throw new MessagingException("the mail is not kept", e);
        }
    }

    /** Delivers what is kept, in the order in which it came, and throws older mails away. */
    void deliver(Delivery mailboxes) throws IOException {
        Files.createDirectories(folder);
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
        int tooOld = Math.max(0, files.size() - MOST);
        for (Path file : files.subList(0, tooOld)) {
            Files.delete(file);
        }
        for (Path file : files.subList(tooOld, files.size())) {
            last.set(Long.parseLong(file.getFileName().toString().replace(".eml", "")));
            deliver(file, mailboxes);
        }
    }

    private static void deliver(Path file, Delivery mailboxes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
            mailboxes.deliver(URLDecoder.decode(mail.getHeader(MAILBOX, null), StandardCharsets.UTF_8), mail);
        } catch (MessagingException e) {
            throw new IOException("not a kept mail: " + file, e);
        }
    }

    /** Puts a mail into a mailbox. */
    @FunctionalInterface
    interface Delivery {

        /** Puts it there. */
        void deliver(String address, MimeMessage mail) throws MessagingException;
    }
}
