package org.guestflow.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** External users who come, with those who answer for them: however many, all with one statement. */
@Repository
class JdbcNewcomers {

    private final JdbcClient jdbc;
    private final UserMemory memory;

    JdbcNewcomers(JdbcClient jdbc, UserMemory memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    /**
     * Inserts those whose address and user principal name are free, also of transactions that commit meanwhile; gives these. Whoever inserts the same people at the same moment does it in the
     * same order, so that neither waits for what the other waits for.
     */
    List<User> insertIfFree(List<Newcomer> proposed, CreationType type, Instant now) {
        List<User> users = proposed.stream()
                .map(Newcomer::user)
                .sorted(Comparator.comparing(user -> user.mail().key()))
                .toList();
        List<Answering> answering = proposed.stream()
                .flatMap(newcomer -> newcomer.sponsors().stream()
                        .map(sponsor -> new Answering(newcomer.user().id(), sponsor)))
                .toList();
        Set<UserId> ids = jdbc.sql("""
                        WITH inserted AS (
                        INSERT INTO directory_user (id, user_principal_name, mail, mail_as_typed, display_name, user_type, creation_type, external_user_state,
                            external_user_state_changed_at, account_enabled, preferred_language, invited_by, created_at)
                        SELECT n.id, n.user_principal_name, n.mail, n.mail_as_typed, n.display_name, n.user_type, :creationType, :state,
                            :now::timestamptz, true, n.preferred_language, n.invited_by, :now::timestamptz
                        FROM unnest(:ids::uuid[], :userPrincipalNames::text[], :mails::text[], :mailsAsTyped::text[], :displayNames::text[], :userTypes::text[],
                                :languages::text[], :inviters::uuid[]) WITH ORDINALITY
                            AS n (id, user_principal_name, mail, mail_as_typed, display_name, user_type, preferred_language, invited_by, number)
                        ORDER BY n.number
                        ON CONFLICT DO NOTHING
                        RETURNING id),
                        answering AS (
                        INSERT INTO sponsor (guest_id, position, user_id, group_id)
                        SELECT i.id, row_number() OVER (PARTITION BY i.id ORDER BY s.number) - 1, u.id, g.id
                        FROM inserted i
                        JOIN unnest(:guests::uuid[], :sponsoringUsers::uuid[], :sponsoringGroups::uuid[]) WITH ORDINALITY AS s (guest, user_id, group_id, number) ON s.guest = i.id
                        LEFT JOIN directory_user u ON u.id = s.user_id
                        LEFT JOIN directory_group g ON g.id = s.group_id
                        WHERE num_nonnulls(u.id, g.id) = 1)
                        SELECT id FROM inserted
                        """)
                .param("creationType", type.stored())
                .param("state", type.state().name().toLowerCase(Locale.ROOT))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", uuids(users, user -> user.id().value()))
                .param("userPrincipalNames", texts(users, User::userPrincipalName))
                .param("mails", texts(users, user -> user.mail().toString()))
                .param("mailsAsTyped", texts(users, User::mailAsTyped))
                .param("displayNames", texts(users, User::displayName))
                .param("userTypes", texts(users, user -> user.userType().name().toLowerCase(Locale.ROOT)))
                .param(
                        "languages",
                        texts(users, user -> user.preferredLanguage().orElse(null)))
                .param(
                        "inviters",
                        uuids(users, user -> user.invitedBy().map(UserId::value).orElse(null)))
                .param("guests", uuids(answering, one -> one.guest().value()))
                .param(
                        "sponsoringUsers",
                        uuids(answering, one -> one.sponsor().user().orElse(null)))
                .param(
                        "sponsoringGroups",
                        uuids(answering, one -> one.sponsor().group().orElse(null)))
                .query((row, number) -> new UserId(row.getObject("id", UUID.class)))
                .set();
        // Whoever has taken an address was perhaps waited for, and may have changed more than that. Whoever is alone
        // and has been inserted has waited at most until the one who had the address was gone.
        if (users.size() > 1 || ids.size() < users.size()) {
            TransactionMemory.forgetAll();
        }
        List<User> inserted =
                users.stream().filter(user -> ids.contains(user.id())).toList();
        inserted.forEach(memory::keep);
        return inserted;
    }

    private static String[] texts(List<User> users, Function<User, String> text) {
        return users.stream().map(text).toArray(String[]::new);
    }

    private static <T> UUID[] uuids(List<T> rows, Function<T, UUID> id) {
        return rows.stream().map(id).toArray(UUID[]::new);
    }

    /** Who answers for whom. */
    private record Answering(UserId guest, Sponsor sponsor) {}
}
