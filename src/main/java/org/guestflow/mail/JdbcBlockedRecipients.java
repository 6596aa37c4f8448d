package org.guestflow.mail;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.KeyRing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recipients who do not want further invitations. Of those whose data have been erased a keyed signature of the address is left, by which they are known again and nobody else is told. */
@Repository
class JdbcBlockedRecipients {

    /** Whether the recipient whose key is {@code :mail} and whose {@link #signatures} are {@code :signatures} is one of them. */
    static final String IS_BLOCKED =
            "(EXISTS (SELECT FROM blocked_recipient WHERE mail = :mail) OR EXISTS (SELECT FROM erased_block WHERE signature = ANY (:signatures)))";

    private static final String PURPOSE = "blocked recipient";

    private final JdbcClient jdbc;
    private final KeyRing keys;

    JdbcBlockedRecipients(JdbcClient jdbc, KeyRing keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    boolean contains(EmailAddress recipient) {
        return jdbc.sql("SELECT " + IS_BLOCKED)
                .param("mail", recipient.key())
                .param("signatures", signatures(recipient))
                .query(Boolean.class)
                .single();
    }

    /** Those among many, by the keys of their addresses. */
    Set<String> among(Collection<EmailAddress> recipients) {
        Map<String, String> bySignature = new HashMap<>();
        for (EmailAddress recipient : recipients) {
            for (byte[] signature : signatures(recipient)) {
                bySignature.put(HexFormat.of().formatHex(signature), recipient.key());
            }
        }
        Set<String> blocked = new HashSet<>(jdbc.sql("SELECT mail FROM blocked_recipient WHERE mail = ANY (:mails)")
                .param("mails", recipients.stream().map(EmailAddress::key).toArray(String[]::new))
                .query(String.class)
                .list());
        jdbc.sql(
                        "SELECT encode(b.signature, 'hex') FROM erased_block b JOIN unnest(:signatures::text[]) s ON b.signature = decode(s, 'hex')")
                .param("signatures", bySignature.keySet().toArray(String[]::new))
                .query(String.class)
                .list()
                .forEach(signature -> blocked.add(bySignature.get(signature)));
        return blocked;
    }

    /** False where the recipient was there already. */
    boolean add(EmailAddress recipient, Instant now) {
        return jdbc.sql("INSERT INTO blocked_recipient (mail, blocked_at) VALUES (:mail, :now) ON CONFLICT DO NOTHING")
                        .param("mail", recipient.key())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** False where the recipient was not there. */
    boolean remove(EmailAddress recipient) {
        int signed = jdbc.sql("DELETE FROM erased_block WHERE signature = ANY (:signatures)")
                .param("signatures", signatures(recipient))
                .update();
        int named = jdbc.sql("DELETE FROM blocked_recipient WHERE mail = :mail")
                .param("mail", recipient.key())
                .update();
        return signed + named > 0;
    }

    /** Puts signatures in the place of addresses, in lower case, where these are there. */
    void keepSigned(Collection<String> addresses) {
        for (String address : addresses) {
            jdbc.sql("""
                            WITH gone AS (DELETE FROM blocked_recipient WHERE mail = :mail RETURNING blocked_at)
                            INSERT INTO erased_block (signature, blocked_at) SELECT :signature, blocked_at FROM gone ON CONFLICT DO NOTHING
                            """)
                    .param("mail", address)
                    .param("signature", keys.sign(PURPOSE, bytes(address)))
                    .update();
        }
    }

    /** With each of the installation's keys, so that a change of the key lets nobody be forgotten. */
    byte[][] signatures(EmailAddress recipient) {
        return keys.signAll(PURPOSE, bytes(recipient.key())).toArray(byte[][]::new);
    }

    private static byte[] bytes(String address) {
        return address.getBytes(StandardCharsets.UTF_8);
    }
}
