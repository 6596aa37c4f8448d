package org.guestflow.directory;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.PaddedList;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Users and their roles as they are stored. */
@Repository
class JdbcUsers {

    private static final int FEW = 8;

    private final JdbcClient jdbc;
    private final UserMemory memory;

    JdbcUsers(JdbcClient jdbc, UserMemory memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    void signedIn(UserId user, Instant now) {
        jdbc.sql("UPDATE directory_user SET last_sign_in_at = :now WHERE id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", user.value())
                .update();
    }

    Optional<Instant> lastSignIn(UserId user) {
        return jdbc.sql("SELECT last_sign_in_at FROM directory_user WHERE id = :id AND last_sign_in_at IS NOT NULL")
                .param("id", user.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    Optional<User> find(UserId id) {
        return memory.find(
                id,
                () -> jdbc.sql(JdbcUserRow.SELECT + "WHERE u.id = :id")
                        .param("id", id.value())
                        .query(JdbcUserRow::user)
                        .optional());
    }

    void keep(User user) {
        memory.keep(user);
    }

    List<User> findAll(Collection<UserId> ids) {
        List<User> found = new ArrayList<>();
        Set<UUID> unknown = new LinkedHashSet<>();
        for (UserId id : new LinkedHashSet<>(ids)) {
            memory.known(id).ifPresentOrElse(found::add, () -> unknown.add(id.value()));
        }
        if (!unknown.isEmpty()) {
            found.addAll(read(unknown));
        }
        return found;
    }

    private List<User> read(Set<UUID> ids) {
        JdbcClient.StatementSpec statement = ids.size() <= FEW
                ? jdbc.sql(JdbcUserRow.SELECT + "WHERE u.id IN (:ids)").param("ids", PaddedList.of(ids))
                : jdbc.sql(JdbcUserRow.SELECT + "WHERE u.id = ANY (:ids)").param("ids", ids.toArray(UUID[]::new));
        List<User> found = statement.query(JdbcUserRow::user).list();
        found.forEach(memory::keep);
        return found;
    }

    Optional<User> findByMail(EmailAddress mail) {
        return memory.findByMail(
                mail,
                () -> jdbc.sql(JdbcUserRow.SELECT + "WHERE lower(u.mail) = :mail")
                        .param("mail", mail.key())
                        .query(JdbcUserRow::user)
                        .optional());
    }

    List<User> findAllByMail(Collection<EmailAddress> mails) {
        List<User> users = jdbc.sql(JdbcUserRow.SELECT + "WHERE lower(u.mail) = ANY (:mails)")
                .param("mails", mails.stream().map(EmailAddress::key).toArray(String[]::new))
                .query(JdbcUserRow::user)
                .list();
        memory.found(mails, users);
        return users;
    }

    /** As {@link #findByMail}, and holds the row until the transaction ends. */
    Optional<User> holdByMail(EmailAddress mail) {
        TransactionMemory.forgetAll();
        return jdbc.sql(JdbcUserRow.SELECT + "WHERE lower(u.mail) = :mail FOR UPDATE OF u")
                .param("mail", mail.key())
                .query(JdbcUserRow::user)
                .optional();
    }

    boolean lock(UserId id) {
        TransactionMemory.forgetAll();
        return jdbc.sql("SELECT id FROM directory_user WHERE id = :id FOR UPDATE")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    List<User> administrators() {
        return jdbc.sql(JdbcUserRow.SELECT + """
                        JOIN directory_role_member a ON a.user_id = u.id AND a.role = 'Administrator'
                        WHERE u.account_enabled ORDER BY lower(u.mail)
                        """).query(JdbcUserRow::user).list();
    }

    /** Inserts a user; false where the address or the user principal name is taken, also by a transaction that commits meanwhile. */
    boolean insertIfFree(User user, Instant now) {
        boolean inserted = insert(user, now);
        if (inserted) {
            memory.keep(user);
        } else {
            // The one who has taken it was perhaps waited for, and may have changed more than that.
            TransactionMemory.forgetAll();
        }
        return inserted;
    }

    private boolean insert(User user, Instant now) {
        return jdbc.sql("""
                        INSERT INTO directory_user (id, user_principal_name, mail, mail_as_typed, display_name, user_type, external_user_state,
                            external_user_state_changed_at, account_enabled, preferred_language, invited_by, created_at)
                        VALUES (:id, :userPrincipalName, :mail, :mailAsTyped, :displayName, :userType, :state, :changedAt, :enabled, :language, :invitedBy, :now)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("id", user.id().value())
                        .param("userPrincipalName", user.userPrincipalName())
                        .param("mail", user.mail().toString())
                        .param("mailAsTyped", user.mailAsTyped())
                        .param("displayName", user.displayName())
                        .param("userType", stored(user.userType()))
                        .param(
                                "state",
                                user.externalUserState().map(JdbcUsers::stored).orElse(null))
                        .param("changedAt", time(user.externalUserStateChangedAt()))
                        .param("enabled", user.accountEnabled())
                        .param("language", user.preferredLanguage().orElse(null))
                        .param("invitedBy", user.invitedBy().map(UserId::value).orElse(null))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean accept(UserId guest, Instant now) {
        memory.forget();
        return jdbc.sql("""
                        UPDATE directory_user SET external_user_state = 'accepted', external_user_state_changed_at = :now
                        WHERE id = :id AND external_user_state = 'pending_acceptance'
                        """)
                        .param("id", guest.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void delete(UserId user) {
        TransactionMemory.forgetAll();
        jdbc.sql("DELETE FROM directory_user WHERE id = :id")
                .param("id", user.value())
                .update();
    }

    void block(UserId user) {
        memory.forget();
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE id = :id")
                .param("id", user.value())
                .update();
    }

    boolean unblock(UserId user) {
        memory.forget();
        return jdbc.sql("UPDATE directory_user SET account_enabled = true WHERE id = :id AND NOT account_enabled")
                        .param("id", user.value())
                        .update()
                == 1;
    }

    boolean deletePending(UserId guest) {
        TransactionMemory.forgetAll();
        return jdbc.sql("DELETE FROM directory_user WHERE id = :id AND external_user_state = 'pending_acceptance'"
                                + " AND NOT kept_while_pending")
                        .param("id", guest.value())
                        .update()
                == 1;
    }

    boolean insertRole(UserId user, DirectoryRole role) {
        memory.forget();
        return jdbc.sql(
                                "INSERT INTO directory_role_member (user_id, role) VALUES (:user, :role) ON CONFLICT DO NOTHING")
                        .param("user", user.value())
                        .param("role", role.stored())
                        .update()
                == 1;
    }

    boolean deleteRole(UserId user, DirectoryRole role) {
        memory.forget();
        return jdbc.sql("DELETE FROM directory_role_member WHERE user_id = :user AND role = :role")
                        .param("user", user.value())
                        .param("role", role.stored())
                        .update()
                == 1;
    }

    Optional<PasswordHolder> findPasswordHolder(EmailAddress mail) {
        return jdbc.sql("SELECT " + JdbcUserRow.COLUMNS
                        + ", u.password_hash FROM directory_user u WHERE lower(u.mail) = :mail")
                .param("mail", mail.key())
                .query((row, number) -> new PasswordHolder(
                        JdbcUserRow.user(row, number), Optional.ofNullable(row.getString("password_hash"))))
                .optional();
    }

    Optional<String> passwordHash(UserId user) {
        return jdbc.sql("SELECT password_hash FROM directory_user WHERE id = :id")
                .param("id", user.value())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(hash -> hash);
    }

    boolean updatePasswordHash(UserId user, String hash) {
        return jdbc.sql("UPDATE directory_user SET password_hash = :hash WHERE id = :id")
                        .param("id", user.value())
                        .param("hash", hash)
                        .update()
                == 1;
    }

    boolean replacePasswordHash(UserId user, String before, String hash) {
        return jdbc.sql("UPDATE directory_user SET password_hash = :hash WHERE id = :id AND password_hash = :before")
                        .param("id", user.value())
                        .param("before", before)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    private static String stored(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
