package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Groups, their owners and their members as they are stored. */
@Repository
class JdbcGroups {

    private static final String SELECT =
            "SELECT g.*, array(SELECT o.user_id FROM group_owner o WHERE o.group_id = g.id) AS owners FROM directory_group g ";
    private static final String HAS_HANDLE = "g.mail_nickname = ANY (:handles::text[])";
    private static final String HAS_NAME = "g.display_name ILIKE :namePattern";
    /** By his id, which the database finds out first: it does not look for the members of all groups by rule. */
    private static final String HAS_MEMBER = """
            g.id IN (SELECT m.group_id FROM group_membership m
                     WHERE m.user_id = (SELECT u.id FROM directory_user u WHERE lower(u.mail) = lower(:member::text))
                       AND (m.ends_at IS NULL OR m.ends_at > :now))""";

    private final JdbcClient jdbc;
    private final JdbcOwners owners;
    private final TransactionMemory<UUID, Optional<Group>> memory = new TransactionMemory<>();

    JdbcGroups(JdbcClient jdbc, JdbcOwners owners) {
        this.jdbc = jdbc;
        this.owners = owners;
    }

    Optional<Group> find(UUID id) {
        return memory.get(
                id,
                () -> jdbc.sql(SELECT + "WHERE g.id = :id")
                        .param("id", id)
                        .query(this::groupAndOwners)
                        .optional());
    }

    Optional<Group> find(String mailNickname) {
        Optional<Group> group = jdbc.sql(SELECT + "WHERE g.mail_nickname = :handle")
                .param("handle", mailNickname)
                .query(this::groupAndOwners)
                .optional();
        group.ifPresent(found -> memory.put(found.id(), group));
        return group;
    }

    List<Group> list(GroupFilter filter, Instant now, long first, int most) {
        return matching("SELECT g.*", filter, "ORDER BY g.mail_nickname OFFSET :first LIMIT :most", now)
                .param("first", first)
                .param("most", most)
                .query(JdbcGroups::group)
                .list();
    }

    long count(GroupFilter filter, Instant now) {
        return matching("SELECT count(*)", filter, "", now).query(Long.class).single();
    }

    /** Only the conditions that are there: a plan for all of them would look at each group. */
    private StatementSpec matching(String select, GroupFilter filter, String order, Instant now) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        Map<String, Object> parameters = new HashMap<>();
        filter.mailNicknames().ifPresent(handles -> {
            conditions.add(HAS_HANDLE);
            parameters.put("handles", handles.toArray(String[]::new));
        });
        filter.namePattern().ifPresent(pattern -> {
            conditions.add(HAS_NAME);
            parameters.put("namePattern", pattern);
        });
        filter.member().ifPresent(member -> {
            conditions.add(HAS_MEMBER);
            parameters.put("member", member);
            parameters.put("now", now.atOffset(ZoneOffset.UTC));
        });
        return jdbc.sql("%s FROM directory_group g WHERE %s %s"
                        .formatted(select, String.join(" AND ", conditions), order))
                .params(parameters);
    }

    List<User> owners(UUID group) {
        return jdbc.sql(JdbcUserRow.SELECT
                        + "JOIN group_owner o ON o.user_id = u.id WHERE o.group_id = :group ORDER BY lower(u.mail)")
                .param("group", group)
                .query(JdbcUserRow::user)
                .list();
    }

    List<User> members(UUID group, Instant now) {
        return jdbc.sql(JdbcUserRow.SELECT + """
                        JOIN group_membership m ON m.user_id = u.id
                        WHERE m.group_id = :group AND (m.ends_at IS NULL OR m.ends_at > :now) ORDER BY lower(u.mail)
                        """)
                .param("group", group)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(JdbcUserRow::user)
                .list();
    }

    boolean isMember(UUID group, UserId user, Instant now) {
        return jdbc.sql("""
                        SELECT count(*) FROM group_membership m
                        WHERE m.group_id = :group AND m.user_id = :user AND (m.ends_at IS NULL OR m.ends_at > :now)
                        """)
                        .param("group", group)
                        .param("user", user.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Inserts a group with its owners; false where the handle is taken, also by a transaction that commits meanwhile. */
    boolean insertIfFree(Group group, Optional<String> rule, Set<UserId> owners) {
        memory.forget();
        boolean inserted = jdbc.sql("""
                        INSERT INTO directory_group (id, mail_nickname, display_name, membership, self_service, sensitivity, membership_rule)
                        VALUES (:id, :handle, :displayName, :membership, :selfService, :sensitivity, :rule)
                        ON CONFLICT (mail_nickname) DO NOTHING
                        """)
                        .param("id", group.id())
                        .param("handle", group.mailNickname())
                        .param("displayName", group.displayName())
                        .param("membership", group.membership().name().toLowerCase(Locale.ROOT))
                        .param("selfService", group.selfService())
                        .param("sensitivity", group.sensitivity().name().toLowerCase(Locale.ROOT))
                        .param("rule", rule.orElse(null))
                        .update()
                == 1;
        if (inserted) {
            insertOwners(group, owners);
        }
        return inserted;
    }

    private void insertOwners(Group group, Set<UserId> owners) {
        TransactionMemory.forgetAll();
        for (UserId owner : owners) {
            jdbc.sql("INSERT INTO group_owner (group_id, user_id) VALUES (:group, :owner)")
                    .param("group", group.id())
                    .param("owner", owner.value())
                    .update();
        }
    }

    /** Who asks for a group asks next who owns it. */
    private Group groupAndOwners(ResultSet row, int number) throws SQLException {
        Group group = group(row, number);
        UUID[] ids = (UUID[]) row.getArray("owners").getArray();
        owners.are(Target.group(group.id()), Arrays.stream(ids).map(UserId::new).collect(Collectors.toSet()));
        return group;
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return group(row, "");
    }

    /** Reads a group from columns that have a prefix. */
    static Group group(ResultSet row, String prefix) throws SQLException {
        return new Group(
                row.getObject(prefix + "id", UUID.class),
                row.getString(prefix + "mail_nickname"),
                row.getString(prefix + "display_name"),
                GroupMembership.valueOf(row.getString(prefix + "membership").toUpperCase(Locale.ROOT)),
                row.getBoolean(prefix + "self_service"),
                Sensitivity.valueOf(row.getString(prefix + "sensitivity").toUpperCase(Locale.ROOT)));
    }
}
