package org.guestflow.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Partner records as they are stored; the connection as JSON, for each kind of connection has settings of its own. */
@Repository
class JdbcPartners {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TYPE = "type";
    private static final String SELECT = """
            SELECT p.organisation_id, o.display_name, p.trust, p.direct_addition, p.connection
            FROM partner p JOIN organisation o ON o.id = p.organisation_id WHERE p.organisation_id = :id
            """;

    private final JdbcClient jdbc;

    JdbcPartners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Partner> find(OrganisationId id) {
        return jdbc.sql(SELECT)
                .param("id", id.value())
                .query(JdbcPartners::partner)
                .optional();
    }

    /** As {@link #find}, and keeps others from changing the record until the transaction ends. */
    Optional<Partner> hold(OrganisationId id) {
        return jdbc.sql(SELECT + "FOR UPDATE OF p")
                .param("id", id.value())
                .query(JdbcPartners::partner)
                .optional();
    }

    void save(Partner partner) {
        jdbc.sql("""
                INSERT INTO partner (organisation_id, trust, direct_addition, connection) VALUES (:id, :trust, :directAddition, :connection::jsonb)
                ON CONFLICT (organisation_id) DO UPDATE
                SET trust = excluded.trust, direct_addition = excluded.direct_addition, connection = excluded.connection
                """)
                .param("id", partner.id().value())
                .param("trust", partner.standing().name().toLowerCase(Locale.ROOT))
                .param("directAddition", partner.directAddition())
                .param(
                        "connection",
                        partner.connection().map(JdbcPartners::json).orElse(null))
                .update();
    }

    private static Partner partner(ResultSet row, int number) throws SQLException {
        return new Partner(
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("display_name"),
                PartnerStanding.valueOf(row.getString("trust").toUpperCase(Locale.ROOT)),
                row.getBoolean("direct_addition"),
                Optional.ofNullable(row.getString("connection")).map(JdbcPartners::connection));
    }

    private static String json(Connection connection) {
        ObjectNode settings = JSON.valueToTree(connection);
        return settings.put(TYPE, "ldap").toString();
    }

    private static Connection connection(String json) {
        try {
            ObjectNode settings = (ObjectNode) JSON.readTree(json);
            settings.remove(TYPE);
            return JSON.treeToValue(settings, LdapConnection.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored connection is not understood", e);
        }
    }
}
