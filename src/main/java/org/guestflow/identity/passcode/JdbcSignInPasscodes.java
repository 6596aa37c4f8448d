package org.guestflow.identity.passcode;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.identity.signin.Source;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code sign_in_passcode}; shared by all nodes. */
@Repository
class JdbcSignInPasscodes {

    private final JdbcClient jdbc;

    JdbcSignInPasscodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets requests for the same account wait for each other until their transactions end, so that none overlooks another. */
    void await(String account) {
        TransactionMemory.forgetAll();
        jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:account, 1))")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    List<Instant> newestOfAccount(String account, Instant since, int most) {
        return newest("account", account, since, most);
    }

    List<Instant> newestFrom(Source source, Instant since, int most) {
        return newest("source", source.value(), since, most);
    }

    private List<Instant> newest(String column, String value, Instant since, int most) {
        return jdbc
                .sql("SELECT issued_at FROM sign_in_passcode WHERE " + column
                        + " = :value AND issued_at > :since ORDER BY issued_at DESC LIMIT :most")
                .param("value", value)
                .param("since", utc(since))
                .param("most", most)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
    }

    SignInPasscode insert(
            byte[] browserHash, String account, Source source, Optional<UserId> user, Instant now, Instant expiresAt) {
        return jdbc.sql("""
                        INSERT INTO sign_in_passcode (browser_hash, account, source, user_id, seed, issued_at, expires_at)
                        VALUES (:browser, :account, :source, :user, :seed, :now, :expiresAt) RETURNING *""")
                .param("browser", browserHash)
                .param("account", account)
                .param("source", source.value())
                .param("user", user.map(UserId::value).orElse(null))
                .param("seed", UUID.randomUUID())
                .param("now", utc(now))
                .param("expiresAt", utc(expiresAt))
                .query(JdbcSignInPasscodes::passcode)
                .single();
    }

    /** Lets the codes that were mailed to an account lead to nobody; they still count. */
    void forget(UserId user) {
        jdbc.sql("UPDATE sign_in_passcode SET user_id = NULL WHERE user_id = :user")
                .param("user", user.value())
                .update();
    }

    /** Counts a try, in a statement of its own, before anybody compares; empty where the code takes no more, or a newer one has been asked for. */
    Optional<SignInPasscode> countTry(byte[] browserHash, int most, Instant now) {
        return jdbc.sql("""
                        UPDATE sign_in_passcode p SET tries = tries + 1
                        WHERE browser_hash = :browser AND used_at IS NULL AND expires_at > :now AND tries < :most
                          AND NOT EXISTS (SELECT FROM sign_in_passcode newer WHERE newer.account = p.account AND newer.id > p.id) RETURNING *""")
                .param("browser", browserHash)
                .param("most", most)
                .param("now", utc(now))
                .query(JdbcSignInPasscodes::passcode)
                .optional();
    }

    /** Uses the code up; false where somebody else just did. */
    boolean use(SignInPasscode passcode, Instant now) {
        return jdbc.sql("UPDATE sign_in_passcode SET used_at = :now WHERE id = :id AND used_at IS NULL")
                        .param("id", passcode.id())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    Optional<SignInPasscode> find(long id) {
        return jdbc.sql("SELECT * FROM sign_in_passcode WHERE id = :id AND used_at IS NULL")
                .param("id", id)
                .query(JdbcSignInPasscodes::passcode)
                .optional();
    }

    private static SignInPasscode passcode(ResultSet row, int number) throws SQLException {
        return new SignInPasscode(
                row.getLong("id"),
                row.getObject("seed", UUID.class),
                Optional.ofNullable(row.getObject("user_id", UUID.class)).map(UserId::new),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
