package org.guestflow.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.shared.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code policy_decision}: what was decided, by which rule and on which facts. */
@Repository
class JdbcDecisions {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;

    JdbcDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(RequestId request, Decision decision, Instant at) {
        jdbc.sql("""
                INSERT INTO policy_decision (request_id, decided_at, rule, inputs, outputs)
                VALUES (:request, :at, :rule, :inputs::jsonb, :outputs::jsonb)""")
                .param("request", request.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("rule", decision.rule())
                .param("inputs", write(decision.inputs()))
                .param("outputs", write(outputs(decision)))
                .update();
    }

    Optional<Decision> newestOf(RequestId request) {
        return jdbc.sql(
                        "SELECT rule, inputs, outputs FROM policy_decision WHERE request_id = :request ORDER BY id DESC LIMIT 1")
                .param("request", request.value())
                .query(JdbcDecisions::decision)
                .optional();
    }

    private static Map<String, Object> outputs(Decision decision) {
        return Map.of(
                "outcome", decision.outcome().name(),
                "approvalStages", String.join(",", decision.approvalStages()),
                "longestAccessDays", decision.longestAccess().toDays(),
                "multiFactorRequired", decision.multiFactorRequired());
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        Map<String, Object> outputs = read(row.getString("outputs"));
        String stages = (String) outputs.get("approvalStages");
        return new Decision(
                Decision.Outcome.valueOf((String) outputs.get("outcome")),
                row.getString("rule"),
                stages.isEmpty() ? List.of() : List.of(stages.split(",")),
                Duration.ofDays(((Number) outputs.get("longestAccessDays")).longValue()),
                (Boolean) outputs.get("multiFactorRequired"),
                read(row.getString("inputs")));
    }

    private static String write(Map<String, Object> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts are plain values", e);
        }
    }

    private static Map<String, Object> read(String json) {
        try {
            return JSON.readValue(json, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored decision is not understood", e);
        }
    }
}
