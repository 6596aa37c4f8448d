package org.guestflow.harness;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts what was seen from outside into the schema {@code faults}, where the invariants can be held against it. */
final class Evidence {

    private final JdbcClient jdbc;

    Evidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before the load: who is there already, and each notice under the name that its mail must have (see the class MessageName of the mail module). */
    void begin() {
        Stream.of(
                        "CREATE SCHEMA faults",
                        "CREATE TABLE faults.there_before AS SELECT id FROM directory_user",
                        "CREATE TABLE faults.acknowledged (mail text PRIMARY KEY, invitation uuid NOT NULL)",
                        "CREATE TABLE faults.redeemed (mail text)",
                        "CREATE TABLE faults.added (request uuid)",
                        "CREATE TABLE faults.received (message_id text, recipient text, link text, at timestamptz, cut boolean)",
                        "CREATE TABLE faults.mishap (begun timestamptz, ended timestamptz)",
                        "CREATE INDEX ON faults.received (message_id, recipient)",
                        """
                        CREATE VIEW faults.notice AS
                        SELECT n.*, '<' || left(encode(sha256(convert_to(concat_ws(E'\\n', request_id, kind, generation, addressee), 'UTF8')), 'hex'), 32) || '@localhost>' AS message_id
                        FROM notice n
                        """)
                .forEach(statement -> jdbc.sql(statement).update());
    }

    /** After the load. */
    void write(Ledger ledger, Collection<ReceivedMail> received, List<Mishap> mishaps) {
        insert(
                "INSERT INTO faults.acknowledged SELECT * FROM unnest(:first, :second)",
                ledger.invitations().keySet().toArray(String[]::new),
                ledger.invitations().values().stream().map(UUID::fromString).toArray(UUID[]::new));
        jdbc.sql("INSERT INTO faults.redeemed SELECT * FROM unnest(:mails)")
                .param("mails", ledger.redemptions().toArray(String[]::new))
                .update();
        jdbc.sql("INSERT INTO faults.added SELECT * FROM unnest(:requests)")
                .param(
                        "requests",
                        ledger.additions().stream().map(UUID::fromString).toArray(UUID[]::new))
                .update();
        insert(
                "INSERT INTO faults.mishap SELECT * FROM unnest(:first, :second)",
                mishaps.stream().map(mishap -> Timestamp.from(mishap.begun())).toArray(Timestamp[]::new),
                mishaps.stream().map(mishap -> Timestamp.from(mishap.ended())).toArray(Timestamp[]::new));
        jdbc.sql("INSERT INTO faults.received SELECT * FROM unnest(:ids, :recipients, :links, :times, :cuts)")
                .param("ids", received.stream().map(ReceivedMail::messageId).toArray(String[]::new))
                .param(
                        "recipients",
                        received.stream().map(ReceivedMail::recipient).toArray(String[]::new))
                .param(
                        "links",
                        received.stream().map(mail -> mail.link().orElse(null)).toArray(String[]::new))
                .param(
                        "times",
                        received.stream().map(mail -> Timestamp.from(mail.at())).toArray(Timestamp[]::new))
                .param("cuts", received.stream().map(ReceivedMail::cut).toArray(Boolean[]::new))
                .update();
        jdbc.sql("ANALYZE").update();
    }

    private void insert(String statement, Object[] first, Object[] second) {
        jdbc.sql(statement).param("first", first).param("second", second).update();
    }
}
