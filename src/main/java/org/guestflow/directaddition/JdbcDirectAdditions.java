package org.guestflow.directaddition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.approval.ApprovalSummary;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code direct_addition}. */
@Repository
class JdbcDirectAdditions {

    private final JdbcClient jdbc;

    JdbcDirectAdditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DirectAddition addition) {
        jdbc.sql("""
                        INSERT INTO direct_addition (id, partner_id, inviter_id, target_type, target_id, access_end_date, justification, state, created_at)
                        VALUES (:id, :partner, :inviter, :targetType, :targetId, :accessEndDate, :justification, :state, :createdAt)""")
                .param("id", addition.id().value())
                .param("partner", addition.partner().value())
                .param("inviter", addition.inviter().value())
                .param("targetType", addition.target().type().stored())
                .param("targetId", addition.target().id())
                .param("accessEndDate", addition.accessEndDate().orElse(null))
                .param("justification", addition.justification().orElse(null))
                .param("state", addition.state().stored())
                .param("createdAt", time(addition.createdAt()))
                .update();
    }

    Optional<DirectAddition> find(RequestId id) {
        return jdbc.sql("SELECT * FROM direct_addition WHERE id = :id")
                .param("id", id.value())
                .query(JdbcDirectAdditions::addition)
                .optional();
    }

    Map<RequestId, ApprovalSummary> summaries(Collection<RequestId> ids) {
        Map<RequestId, ApprovalSummary> summaries = new HashMap<>();
        jdbc.sql("""
                        SELECT a.id, a.inviter_id, a.target_type, a.target_id, count(p.position) AS people,
                               min(coalesce(p.display_name, p.mail_as_typed)) AS first
                        FROM direct_addition a
                        LEFT JOIN direct_addition_person p ON p.request_id = a.id AND p.directory_id IS NOT NULL
                        WHERE a.id = ANY (:ids) GROUP BY a.id""")
                .param("ids", ids.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(row -> {
                    summaries.put(new RequestId(row.getObject("id", UUID.class)), summary(row));
                });
        return summaries;
    }

    private static ApprovalSummary summary(ResultSet row) throws SQLException {
        long people = row.getLong("people");
        String first = row.getString("first");
        return new ApprovalSummary(
                new UserId(row.getObject("inviter_id", UUID.class)),
                people > 1 ? first + ", +" + (people - 1) : String.valueOf(first),
                target(row));
    }

    Map<RequestId, UserId> invitersOf(Collection<RequestId> ids) {
        Map<RequestId, UserId> inviters = new HashMap<>();
        jdbc.sql("SELECT id, inviter_id FROM direct_addition WHERE id = ANY (:ids)")
                .param("ids", ids.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(row -> {
                    inviters.put(
                            new RequestId(row.getObject("id", UUID.class)),
                            new UserId(row.getObject("inviter_id", UUID.class)));
                });
        return inviters;
    }

    void state(RequestId id, DirectAdditionState state) {
        jdbc.sql("UPDATE direct_addition SET state = :state WHERE id = :id")
                .param("id", id.value())
                .param("state", state.stored())
                .update();
    }

    void notDirect(RequestId id, String because) {
        jdbc.sql("UPDATE direct_addition SET not_direct_because = :because WHERE id = :id")
                .param("id", id.value())
                .param("because", because)
                .update();
    }

    void evidence(RequestId id, Evidence evidence) {
        jdbc.sql(
                        "UPDATE direct_addition SET connection = :connection, privilege = :privilege, verified_at = :at WHERE id = :id")
                .param("id", id.value())
                .param("connection", evidence.connection())
                .param("privilege", evidence.privilege())
                .param("at", time(evidence.verifiedAt()))
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(
                TargetType.of(row.getString("target_type")).orElseThrow(), row.getObject("target_id", UUID.class));
    }

    static DirectAddition addition(ResultSet row, int number) throws SQLException {
        return new DirectAddition(
                new RequestId(row.getObject("id", UUID.class)),
                new OrganisationId(row.getObject("partner_id", UUID.class)),
                new UserId(row.getObject("inviter_id", UUID.class)),
                target(row),
                Optional.ofNullable(row.getObject("access_end_date", LocalDate.class)),
                Optional.ofNullable(row.getString("justification")),
                DirectAdditionState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("not_direct_because")),
                evidence(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Optional<Evidence> evidence(ResultSet row) throws SQLException {
        OffsetDateTime verifiedAt = row.getObject("verified_at", OffsetDateTime.class);
        return verifiedAt == null
                ? Optional.empty()
                : Optional.of(
                        new Evidence(row.getString("connection"), row.getString("privilege"), verifiedAt.toInstant()));
    }
}
