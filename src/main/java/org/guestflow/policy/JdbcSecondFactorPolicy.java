package org.guestflow.policy;

import java.time.Instant;
import java.time.ZoneOffset;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What asks for a second factor: the tenant's setting, and decisions on access. In one statement, for it is asked with every call of a program. */
@Repository
class JdbcSecondFactorPolicy {

    private final JdbcClient jdbc;

    JdbcSecondFactorPolicy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads what asks for a second factor of a user.
     *
     * @param requiredFor of whom the tenant's setting asks for one
     * @param access whether the newest decision asks for multi-factor sign-in of any request that the user's present access rests on: the one that it was granted by, and those that found it there
     *     already; and of one that brought him into the directory alone
     * @param registered whether he has one
     */
    record Demand(SecondFactorRequiredFor requiredFor, boolean access, boolean registered) {}

    Demand find(UserId user, Instant now) {
        return jdbc.sql("""
                        WITH access AS (
                            SELECT request_id, group_id AS target_id FROM group_member WHERE user_id = :user AND (ends_at IS NULL OR ends_at > :now)
                            UNION ALL
                            SELECT request_id, application_id FROM application_assignment WHERE user_id = :user AND (ends_at IS NULL OR ends_at > :now)
                        ), ground AS (
                            SELECT request_id FROM access
                            UNION
                            SELECT id FROM invitation
                            WHERE guest_id = :user AND state = 'completed' AND (target_id IS NULL OR target_id IN (SELECT target_id FROM access))
                        )
                        SELECT second_factor_required_for, EXISTS (
                            SELECT FROM ground
                            CROSS JOIN LATERAL (SELECT outputs FROM policy_decision d WHERE d.request_id = ground.request_id ORDER BY id DESC LIMIT 1) newest
                            WHERE (newest.outputs ->> 'multiFactorRequired')::boolean) AS access,
                               EXISTS (SELECT FROM second_factor_holder WHERE user_id = :user) AS registered
                        FROM tenant_setting""")
                .param("user", user.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Demand(
                        SecondFactorRequiredFor.of(row.getString("second_factor_required_for")),
                        row.getBoolean("access"),
                        row.getBoolean("registered")))
                .single();
    }
}
