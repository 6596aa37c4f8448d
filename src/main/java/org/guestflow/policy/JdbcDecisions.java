package org.guestflow.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.TransactionMemory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table's answers, kept with their requests: what was put to it and what it answered, as it was. */
@Repository
class JdbcDecisions {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TransactionMemory<RequestId, Optional<Decision>> newest = new TransactionMemory<>();

    JdbcDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(RequestId request, String rule, Map<String, Object> inputs, Map<String, Object> outputs, Instant at) {
        Decision stored = jdbc.sql("""
                INSERT INTO policy_decision (request_id, decided_at, rule, inputs, outputs)
                VALUES (:request, :at, :rule, :inputs::jsonb, :outputs::jsonb) RETURNING inputs, outputs
                """)
                .param("request", request.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("rule", rule)
                .param("inputs", json(inputs))
                .param("outputs", json(outputs))
                .query(JdbcDecisions::decision)
                .single();
        newest.put(request, Optional.of(stored));
    }

    Optional<Decision> findNewest(RequestId request) {
        return newest.get(
                request,
                () -> jdbc.sql(
                                "SELECT inputs, outputs FROM policy_decision WHERE request_id = :request ORDER BY id DESC LIMIT 1")
                        .param("request", request.value())
                        .query(JdbcDecisions::decision)
                        .optional());
    }

    Map<RequestId, Decision> newestOf(Collection<RequestId> requests) {
        Map<RequestId, Decision> found = new HashMap<>();
        jdbc.sql("""
                        SELECT DISTINCT ON (request_id) request_id, inputs, outputs FROM policy_decision
                        WHERE request_id = ANY (:requests) ORDER BY request_id, id DESC""")
                .param("requests", requests.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(new RequestId(row.getObject("request_id", UUID.class)), decision(row, row.getRow()));
                });
        return found;
    }

    /** How often each rule matched, whatever table it stood in. */
    Map<String, Long> countByRule() {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("SELECT rule, count(*) AS matched FROM policy_decision GROUP BY rule")
                .query(row -> {
                    counts.put(row.getString("rule"), row.getLong("matched"));
                });
        return counts;
    }

    List<PastDecision> findAll(RequestId request, int most) {
        return jdbc.sql("""
                        SELECT decided_at, inputs, outputs FROM policy_decision
                        WHERE request_id = :request ORDER BY id DESC LIMIT :most""")
                .param("request", request.value())
                .param("most", most)
                .query((row, number) -> new PastDecision(
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(), decision(row, number)))
                .list();
    }

    /** The newest decision on each request that was decided on since a moment, the newest request first. */
    List<RequestDecision> newestSince(Instant since, int most) {
        return jdbc.sql("""
                        SELECT request_id, decided_at, inputs, outputs FROM policy_decision d
                        WHERE decided_at >= :since
                          AND NOT EXISTS (SELECT FROM policy_decision n WHERE n.request_id = d.request_id AND n.id > d.id)
                        ORDER BY id DESC LIMIT :most""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new RequestDecision(
                        new RequestId(row.getObject("request_id", UUID.class)), decision(row, number)))
                .list();
    }

    /** A decision and the request that it was made on. */
    record RequestDecision(RequestId request, Decision decision) {}

    private static Decision decision(ResultSet row, int number) throws SQLException {
        return TableAnswer.read(values(row.getString("inputs")), values(row.getString("outputs")));
    }

    private static String json(Map<String, Object> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the values are not plain", e);
        }
    }

    private static Map<String, Object> values(String json) {
        try {
            return JSON.readValue(json, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored decision is not understood", e);
        }
    }
}
