package org.guestflow.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Applications and their owners as they are stored. */
@Repository
class JdbcApplications {

    /** What {@link #application} reads; {@code a} is the application's row, {@code g} that of the group through which it hands out access. */
    static final String COLUMNS = """
            a.*, g.id AS g_id, g.mail_nickname AS g_mail_nickname, g.display_name AS g_display_name, g.membership AS g_membership,
            g.self_service AS g_self_service, g.sensitivity AS g_sensitivity
            """;

    /** All applications. */
    static final String FROM = "application a LEFT JOIN directory_group g ON g.id = a.access_group_id";

    private static final String SELECT = "SELECT " + COLUMNS + "FROM " + FROM + "\n";

    private final JdbcClient jdbc;

    JdbcApplications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Application> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE a.id = :id")
                .param("id", id)
                .query(JdbcApplications::application)
                .optional();
    }

    Optional<Application> find(String appId) {
        return jdbc.sql(SELECT + "WHERE a.app_id = :appId")
                .param("appId", appId)
                .query(JdbcApplications::application)
                .optional();
    }

    List<Application> withAccessGroup(UUID group) {
        return jdbc.sql(SELECT + "WHERE a.access_group_id = :group ORDER BY a.app_id")
                .param("group", group)
                .query(JdbcApplications::application)
                .list();
    }

    List<User> owners(UUID application) {
        return jdbc.sql(
                        JdbcUserRow.SELECT
                                + "JOIN application_owner o ON o.user_id = u.id WHERE o.application_id = :application ORDER BY lower(u.mail)")
                .param("application", application)
                .query(JdbcUserRow::user)
                .list();
    }

    /** Tells whether somebody is assigned, or in the group through which the application hands out access. */
    boolean isAssigned(UUID application, UserId user, Instant now) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM application_assignment s
                                       WHERE s.application_id = :application AND s.user_id = :user AND (s.ends_at IS NULL OR s.ends_at > :now))
                            OR EXISTS (SELECT FROM application a JOIN group_membership m ON m.group_id = a.access_group_id
                                       WHERE a.id = :application AND m.user_id = :user AND (m.ends_at IS NULL OR m.ends_at > :now))
                        """)
                .param("application", application)
                .param("user", user.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    List<String> redirectOrigins(UUID application) {
        return jdbc.sql(
                        "SELECT origin FROM application_redirect_origin WHERE application_id = :application ORDER BY origin")
                .param("application", application)
                .query(String.class)
                .list();
    }

    /** Inserts an application with its owners and origins; false where the handle is taken, also by a transaction that commits meanwhile. */
    boolean insertIfFree(Application application, Set<UserId> owners, Set<String> redirectOrigins) {
        boolean inserted = jdbc.sql("""
                        INSERT INTO application (id, app_id, display_name, self_service, sensitivity, access_group_id)
                        VALUES (:id, :appId, :displayName, :selfService, :sensitivity, :accessGroup)
                        ON CONFLICT (app_id) DO NOTHING
                        """)
                        .param("id", application.id())
                        .param("appId", application.appId())
                        .param("displayName", application.displayName())
                        .param("selfService", application.selfService())
                        .param("sensitivity", application.sensitivity().name().toLowerCase(Locale.ROOT))
                        .param(
                                "accessGroup",
                                application.accessGroup().map(Group::id).orElse(null))
                        .update()
                == 1;
        if (inserted) {
            insertOwners(application, owners);
            insertOrigins(application, redirectOrigins);
        }
        return inserted;
    }

    private void insertOwners(Application application, Set<UserId> owners) {
        TransactionMemory.forgetAll();
        for (UserId owner : owners) {
            jdbc.sql("INSERT INTO application_owner (application_id, user_id) VALUES (:application, :owner)")
                    .param("application", application.id())
                    .param("owner", owner.value())
                    .update();
        }
    }

    private void insertOrigins(Application application, Set<String> redirectOrigins) {
        for (String origin : redirectOrigins) {
            jdbc.sql("INSERT INTO application_redirect_origin (application_id, origin) VALUES (:application, :origin)")
                    .param("application", application.id())
                    .param("origin", origin)
                    .update();
        }
    }

    static Application application(ResultSet row, int number) throws SQLException {
        Optional<Group> accessGroup =
                row.getString("g_id") == null ? Optional.empty() : Optional.of(JdbcGroups.group(row, "g_"));
        return new Application(
                row.getObject("id", UUID.class),
                row.getString("app_id"),
                row.getString("display_name"),
                row.getBoolean("self_service"),
                Sensitivity.valueOf(row.getString("sensitivity").toUpperCase(Locale.ROOT)),
                accessGroup);
    }
}
