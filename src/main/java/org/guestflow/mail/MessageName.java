package org.guestflow.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.guestflow.shared.BaseUrl;

/** The Message-ID of a notice: derived from what it is about, so that a repeated send is recognised as the same mail. */
final class MessageName {

    private MessageName() {}

    static String of(Notice notice, BaseUrl baseUrl) {
        String about = String.join(
                "\n",
                notice.request().toString(),
                notice.kind().stored(),
                String.valueOf(notice.generation()),
                notice.recipient().toString());
        String digest = HexFormat.of().formatHex(sha256(about), 0, 16);
        return "<" + digest + "@" + baseUrl.value().getHost() + ">";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
