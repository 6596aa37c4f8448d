package org.guestflow.harness;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How often the mail of an invitation came.
 *
 * @param fewest the fewest copies of one that counts as sent
 * @param most the most copies of one
 * @param all all mails of every kind that came
 * @param repeated how many of all were copies of an earlier one
 */
record MailCount(long fewest, long most, long all, long repeated) {

    static MailCount of(JdbcClient jdbc) {
        return jdbc.sql("""
                        WITH copies AS (
                            SELECT n.id, n.kind, count(r.message_id) AS number
                            FROM faults.notice n LEFT JOIN faults.received r ON r.message_id = n.message_id AND r.recipient = n.recipient
                            WHERE n.state = 'sent' GROUP BY n.id, n.kind)
                        SELECT coalesce((SELECT min(number) FROM copies WHERE kind = 'invitation'), 0),
                               coalesce((SELECT max(number) FROM copies WHERE kind = 'invitation'), 0),
                               (SELECT count(*) FROM faults.received),
                               (SELECT count(*) - count(DISTINCT (message_id, recipient)) FROM faults.received)
                        """)
                .query((row, number) -> new MailCount(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
    }
}
