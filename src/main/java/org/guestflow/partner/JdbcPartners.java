package org.guestflow.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Partner records as they are stored; connection and provider as JSON, for each kind has settings of its own. */
@Repository
class JdbcPartners {

    /** A newer node may have stored what this one does not know yet. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String SELECT =
            "SELECT p.*, o.display_name FROM partner p JOIN organisation o ON o.id = p.organisation_id ";
    private static final String OF = "WHERE organisation_id = :id";

    private final JdbcClient jdbc;

    JdbcPartners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Partner> find(OrganisationId id) {
        return jdbc.sql(SELECT + OF)
                .param("id", id.value())
                .query(this::partner)
                .optional();
    }

    /** As {@link #find}, and keeps others from changing the record until the transaction ends. */
    Optional<Partner> hold(OrganisationId id) {
        TransactionMemory.forgetAll();
        return jdbc.sql(SELECT + OF + " FOR UPDATE OF p")
                .param("id", id.value())
                .query(this::partner)
                .optional();
    }

    List<Partner> all() {
        return jdbc.sql(SELECT + "ORDER BY o.display_name, o.id")
                .query(this::partner)
                .list();
    }

    void save(Partner partner) {
        jdbc.sql("""
                INSERT INTO partner (organisation_id, trust, direct_addition, longest_access_days, when_unreachable, connection, sign_in)
                VALUES (:id, :trust, :directAddition, :longestAccessDays, :whenUnreachable, :connection::jsonb, :signIn::jsonb)
                ON CONFLICT (organisation_id) DO UPDATE
                SET trust = excluded.trust, direct_addition = excluded.direct_addition, longest_access_days = excluded.longest_access_days,
                    when_unreachable = excluded.when_unreachable, connection = excluded.connection, sign_in = excluded.sign_in
                """)
                .param("id", partner.id().value())
                .param("trust", stored(partner.standing()))
                .param("directAddition", partner.directAddition())
                .param(
                        "longestAccessDays",
                        partner.longestAccess().map(Duration::toDays).orElse(null))
                .param("whenUnreachable", stored(partner.whenUnreachable()))
                .param(
                        "connection",
                        partner.connection().map(JdbcPartners::json).orElse(null))
                .param("signIn", partner.signIn().map(JdbcPartners::json).orElse(null))
                .update();
        saveTargets(partner);
        savePeople(partner.id(), "sponsor", partner.sponsors());
        savePeople(partner.id(), "assigned", partner.assignedMembers());
    }

    void delete(OrganisationId id) {
        jdbc.sql("DELETE FROM partner " + OF).param("id", id.value()).update();
    }

    private void saveTargets(Partner partner) {
        UUID id = partner.id().value();
        jdbc.sql("DELETE FROM partner_target " + OF).param("id", id).update();
        for (Target target : partner.targets()) {
            jdbc.sql(
                            "INSERT INTO partner_target (organisation_id, target_type, target_id) VALUES (:id, :type, :target)")
                    .param("id", id)
                    .param("type", target.type().stored())
                    .param("target", target.id())
                    .update();
        }
    }

    private void savePeople(OrganisationId id, String part, Set<UserId> people) {
        jdbc.sql("DELETE FROM partner_person " + OF + " AND part = :part")
                .param("id", id.value())
                .param("part", part)
                .update();
        for (UserId person : people) {
            jdbc.sql("INSERT INTO partner_person (organisation_id, user_id, part) VALUES (:id, :user, :part)")
                    .param("id", id.value())
                    .param("user", person.value())
                    .param("part", part)
                    .update();
        }
    }

    private Partner partner(ResultSet row, int number) throws SQLException {
        OrganisationId id = new OrganisationId(row.getObject("organisation_id", UUID.class));
        return new Partner(
                id,
                row.getString("display_name"),
                PartnerStanding.valueOf(row.getString("trust").toUpperCase(Locale.ROOT)),
                row.getBoolean("direct_addition"),
                targets(id),
                people(id, "sponsor"),
                people(id, "assigned"),
                Optional.ofNullable(row.getObject("longest_access_days", Integer.class))
                        .map(Duration::ofDays),
                UnreachableAction.valueOf(row.getString("when_unreachable").toUpperCase(Locale.ROOT)),
                read(row.getString("connection"), Connection.class),
                read(row.getString("sign_in"), SignInProvider.class));
    }

    private Set<Target> targets(OrganisationId id) {
        return jdbc
                .sql("SELECT target_type, target_id FROM partner_target " + OF)
                .param("id", id.value())
                .query((row, number) -> new Target(
                        TargetType.of(row.getString("target_type")).orElseThrow(),
                        row.getObject("target_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<UserId> people(OrganisationId id, String part) {
        return jdbc
                .sql("SELECT user_id FROM partner_person " + OF + " AND part = :part")
                .param("id", id.value())
                .param("part", part)
                .query(UUID.class)
                .list()
                .stream()
                .map(UserId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String stored(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String json(Object settings) {
        try {
            return JSON.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings cannot be written", e);
        }
    }

    private static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return json == null ? Optional.empty() : Optional.of(JSON.readValue(json, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored settings are not understood", e);
        }
    }
}
