package org.guestflow.harness;

import java.util.List;
import org.guestflow.harness.Invariant.Kind;

/**
 * What must hold after every bad day, each as the query that finds what violates it. Besides the application's tables they read those of the schema {@code faults}, see {@link Evidence}: what callers
 * were told, and what the mail server has taken.
 */
final class Invariants {

    private Invariants() {}

    static List<Invariant> all() {
        return List.of(
                acknowledgedIsRecorded(),
                redeemedHasAccess(),
                completedHasAccess(),
                addedHasAccess(),
                sentIsInMailbox(),
                auditedMailIsInMailbox(),
                everyStateIsAudited(),
                auditIsChained(),
                oneInvitationPerAddress(),
                oneInstancePerRequest(),
                oneMembershipPerGuest(),
                oneAccountPerAddress(),
                oneMailPerInvitation(),
                copiesAreAlike(),
                copiesHaveReason(),
                mailHasNotice(),
                guestHasGround(),
                accessHasConsent(),
                accessHasRequest(),
                nothingIsEarly(),
                instanceWaitsForSomething(),
                instanceHasRequest(),
                mailHasCarrier(),
                failedMailIsIncident(),
                lockHasOwner(),
                carrierHasOwner(),
                jobWithoutRetriesIsIncident());
    }

    static Invariant acknowledgedIsRecorded() {
        return new Invariant("an acknowledged request is recorded under the id that was answered", Kind.LOST, """
                SELECT a.mail FROM faults.acknowledged a
                LEFT JOIN invitation i ON i.id = a.invitation AND i.mail = a.mail
                WHERE i.id IS NULL
                """);
    }

    static Invariant redeemedHasAccess() {
        return new Invariant("who was told that he has redeemed is accepted and has access", Kind.LOST, """
                SELECT r.mail FROM faults.redeemed r
                WHERE NOT EXISTS (
                    SELECT FROM invitation i
                    JOIN directory_user u ON u.id = i.guest_id AND u.external_user_state = 'accepted'
                    JOIN group_member m ON m.user_id = u.id AND m.group_id = i.target_id
                    WHERE i.mail = r.mail AND i.state = 'completed')
                """);
    }

    static Invariant completedHasAccess() {
        return new Invariant("a completed invitation has led to its access", Kind.LOST, """
                SELECT i.mail FROM invitation i
                LEFT JOIN group_member m ON m.user_id = i.guest_id AND m.group_id = i.target_id
                WHERE i.state = 'completed' AND i.target_type = 'group' AND m.user_id IS NULL
                """);
    }

    static Invariant addedHasAccess() {
        return new Invariant("an acknowledged direct addition has an outcome for each of its people", Kind.LOST, """
                SELECT a.request::text FROM faults.added a
                LEFT JOIN direct_addition d ON d.id = a.request
                WHERE d.id IS NULL OR d.state <> 'completed'
                   OR EXISTS (SELECT FROM direct_addition_person p WHERE p.request_id = d.id AND p.settled_at IS NULL)
                UNION ALL
                SELECT p.mail FROM direct_addition_person p
                JOIN direct_addition d ON d.id = p.request_id
                WHERE p.outcome = 'added' AND d.target_type = 'group'
                  AND NOT EXISTS (SELECT FROM group_member m WHERE m.user_id = p.user_id AND m.group_id = d.target_id)
                """);
    }

    static Invariant sentIsInMailbox() {
        return new Invariant("mail that counts as sent is in a mailbox", Kind.LOST, """
                SELECT n.kind || ' to ' || n.recipient FROM faults.notice n
                WHERE n.state = 'sent'
                  AND NOT EXISTS (SELECT FROM faults.received r WHERE r.message_id = n.message_id AND r.recipient = n.recipient)
                """);
    }

    static Invariant auditedMailIsInMailbox() {
        return new Invariant("mail that the audit trail says was sent is in a mailbox", Kind.LOST, """
                SELECT e.object_id FROM audit_event e
                LEFT JOIN faults.notice n ON n.id::text = e.object_id
                LEFT JOIN faults.received r ON r.message_id = n.message_id AND r.recipient = n.recipient
                WHERE e.action = 'Send mail' AND e.new_value ->> 'state' = 'sent' AND r.message_id IS NULL
                """);
    }

    static Invariant everyStateIsAudited() {
        return new Invariant(
                "an invitation's request and state have one entry each in the audit trail", Kind.LOST, """
                SELECT i.mail || ' ' || i.state FROM invitation i
                WHERE (SELECT count(*) FROM audit_event e WHERE e.request_id = i.id AND e.action = 'Invite external user') <> 1
                   OR (SELECT count(*) FROM audit_event e WHERE e.request_id = i.id AND e.object_type = 'Invitation' AND e.new_value ->> 'state' = i.state)
                      <> CASE i.state WHEN 'requested' THEN 0 ELSE 1 END
                """);
    }

    static Invariant auditIsChained() {
        return new Invariant("each entry of the audit trail carries the hash of the one before it", Kind.LOST, """
                SELECT sequence::text
                FROM (SELECT sequence, previous_hash, lag(sequence) OVER w AS before, lag(hash) OVER w AS hash_before
                      FROM audit_event WINDOW w AS (ORDER BY sequence)) chain
                WHERE sequence <> coalesce(before, 0) + 1 OR (before IS NOT NULL AND previous_hash <> hash_before)
                UNION ALL
                SELECT 'end' FROM audit_chain c LEFT JOIN audit_event e ON e.sequence = c.sequence AND e.hash = c.last_hash WHERE e.sequence IS NULL
                """);
    }

    static Invariant oneInvitationPerAddress() {
        return new Invariant("an address that was asked for once has one invitation", Kind.DOUBLED, """
                SELECT i.mail FROM invitation i WHERE i.mail IN (SELECT mail FROM faults.acknowledged) GROUP BY i.mail HAVING count(*) > 1
                """);
    }

    static Invariant oneInstancePerRequest() {
        return new Invariant("an open invitation has one process instance, an ended one none", Kind.DOUBLED, """
                SELECT i.mail || ' ' || i.state || ': ' || count(e.id_)
                FROM invitation i
                LEFT JOIN act_ru_execution e ON e.business_key_ = i.id::text AND e.parent_id_ IS NULL AND e.proc_def_id_ LIKE 'invitation:%'
                GROUP BY i.id
                HAVING count(e.id_) <> CASE WHEN i.state IN ('requested', 'awaiting_approval', 'pending_acceptance') THEN 1 ELSE 0 END
                """);
    }

    static Invariant oneMembershipPerGuest() {
        return new Invariant("a guest is a member of a group once", Kind.DOUBLED, """
                SELECT user_id || ' in ' || group_id FROM group_member GROUP BY group_id, user_id HAVING count(*) > 1
                """);
    }

    static Invariant oneAccountPerAddress() {
        return new Invariant("an address has one account", Kind.DOUBLED, """
                SELECT lower(mail) FROM directory_user GROUP BY lower(mail) HAVING count(*) > 1
                """);
    }

    static Invariant oneMailPerInvitation() {
        return new Invariant(
                "an invitation that nobody resent is one mail, whatever the number of its copies", Kind.DOUBLED, """
                SELECT n.recipient FROM faults.notice n WHERE n.kind = 'invitation' GROUP BY n.request_id, n.recipient HAVING count(*) > 1
                """);
    }

    static Invariant copiesAreAlike() {
        return new Invariant("all copies of a mail have one link", Kind.DOUBLED, """
                SELECT recipient FROM faults.received GROUP BY message_id, recipient HAVING count(DISTINCT coalesce(link, '')) > 1
                """);
    }

    /** What the server answered is recorded at once: three seconds are a busy machine's. */
    static Invariant copiesHaveReason() {
        return new Invariant(
                "a mail comes once more only where a fault came about between the server's answer and its recording",
                Kind.DOUBLED,
                """
                WITH copies AS (
                    SELECT recipient, at, cut, lead(at) OVER (PARTITION BY message_id, recipient ORDER BY at) AS next FROM faults.received)
                SELECT recipient || ' ' || at || ' and ' || next FROM copies
                WHERE next IS NOT NULL AND NOT cut
                  AND NOT EXISTS (
                      SELECT FROM faults.mishap m
                      WHERE m.begun <= copies.at + interval '3 s' AND m.ended >= copies.at - interval '1 s')
                """);
    }

    static Invariant mailHasNotice() {
        return new Invariant("every mail that came was decided on, under its Message-ID", Kind.UNFOUNDED, """
                SELECT r.recipient || ' ' || r.message_id FROM faults.received r
                WHERE NOT EXISTS (SELECT FROM faults.notice n WHERE n.message_id = r.message_id AND n.recipient = r.recipient)
                """);
    }

    static Invariant guestHasGround() {
        return new Invariant("a guest has an invitation, or the evidence of a direct addition", Kind.UNFOUNDED, """
                SELECT u.mail FROM directory_user u
                WHERE u.user_type = 'guest' AND u.id NOT IN (SELECT id FROM faults.there_before)
                  AND NOT EXISTS (SELECT FROM invitation i WHERE i.guest_id = u.id AND i.mail = u.mail)
                  AND NOT EXISTS (SELECT FROM direct_addition_person p WHERE p.user_id = u.id AND p.outcome = 'added' AND p.directory_id IS NOT NULL)
                """);
    }

    static Invariant accessHasConsent() {
        return new Invariant("who was invited has access only after proof and consent", Kind.UNFOUNDED, """
                SELECT u.mail FROM group_member m
                JOIN directory_user u ON u.id = m.user_id
                WHERE u.creation_type = 'invitation' AND u.id NOT IN (SELECT id FROM faults.there_before)
                  AND (u.external_user_state <> 'accepted'
                       OR NOT EXISTS (SELECT FROM consent c WHERE c.user_id = u.id)
                       OR NOT EXISTS (SELECT FROM redemption r JOIN invitation i ON i.id = r.invitation_id
                                      WHERE i.guest_id = u.id AND r.state = 'redeemed' AND r.proven_at IS NOT NULL))
                """);
    }

    static Invariant accessHasRequest() {
        return new Invariant("a guest's access names the request that it came by", Kind.UNFOUNDED, """
                SELECT u.mail FROM group_member m
                JOIN directory_user u ON u.id = m.user_id
                WHERE u.user_type = 'guest' AND u.id NOT IN (SELECT id FROM faults.there_before)
                  AND NOT EXISTS (SELECT FROM invitation i WHERE i.id = m.request_id AND i.guest_id = u.id AND i.state = 'completed')
                  AND NOT EXISTS (SELECT FROM direct_addition_person p WHERE p.request_id = m.request_id AND p.user_id = u.id AND p.outcome = 'added')
                """);
    }

    static Invariant nothingIsEarly() {
        return new Invariant(
                "nobody is reminded, and no invitation expires, on the day of the request", Kind.UNFOUNDED, """
                SELECT n.recipient FROM notice n WHERE n.kind = 'invitation-reminder'
                UNION ALL
                SELECT i.mail FROM invitation i WHERE i.state = 'expired'
                UNION ALL
                SELECT i.mail FROM redemption r JOIN invitation i ON i.id = r.invitation_id
                WHERE r.state = 'abandoned' AND i.state <> 'completed'
                """);
    }

    static Invariant instanceWaitsForSomething() {
        return new Invariant(
                "a process instance waits for a job, a timer, a task or an administrator", Kind.STUCK, """
                SELECT e.proc_def_id_ || ' ' || e.business_key_ FROM act_ru_execution e
                WHERE e.parent_id_ IS NULL AND e.super_exec_ IS NULL
                  AND NOT EXISTS (SELECT FROM act_ru_job j WHERE j.process_instance_id_ = e.proc_inst_id_)
                  AND NOT EXISTS (SELECT FROM act_ru_task t WHERE t.proc_inst_id_ = e.proc_inst_id_)
                  AND NOT EXISTS (SELECT FROM act_ru_incident n WHERE n.proc_inst_id_ = e.proc_inst_id_)
                  AND NOT EXISTS (SELECT FROM act_ru_execution called JOIN act_ru_execution caller ON caller.id_ = called.super_exec_ WHERE caller.proc_inst_id_ = e.proc_inst_id_)
                """);
    }

    static Invariant instanceHasRequest() {
        return new Invariant("a process instance has its request", Kind.STUCK, """
                SELECT e.proc_def_id_ || ' ' || coalesce(e.business_key_, 'without a key') FROM act_ru_execution e
                WHERE e.parent_id_ IS NULL AND e.super_exec_ IS NULL
                  AND NOT EXISTS (SELECT FROM invitation i WHERE i.id::text = e.business_key_)
                  AND NOT EXISTS (SELECT FROM direct_addition d WHERE d.id::text = e.business_key_)
                """);
    }

    static Invariant mailHasCarrier() {
        return new Invariant("mail that has not ended has a task that sends it", Kind.STUCK, """
                SELECT n.kind || ' to ' || n.recipient || ' ' || n.state FROM notice n
                WHERE n.state IN ('queued', 'sending')
                  AND NOT EXISTS (SELECT FROM scheduled_tasks t WHERE t.task_name = 'send-mail' AND t.task_instance = n.id || '/' || n.attempts_before)
                """);
    }

    static Invariant failedMailIsIncident() {
        return new Invariant(
                "mail of an open request that has failed is an incident, which an administrator can retry",
                Kind.STUCK,
                """
                SELECT n.kind || ' to ' || n.recipient FROM notice n
                JOIN act_ru_execution e ON e.business_key_ = n.request_id::text AND e.parent_id_ IS NULL AND e.proc_def_id_ LIKE 'invitation:%'
                WHERE n.state = 'failed' AND NOT EXISTS (SELECT FROM act_ru_incident x WHERE x.proc_inst_id_ = e.proc_inst_id_)
                """);
    }

    static Invariant lockHasOwner() {
        return new Invariant("no job is locked by a node that is gone", Kind.STUCK, """
                SELECT j.handler_type_ || ' ' || j.id_ FROM act_ru_job j
                WHERE j.retries_ > 0 AND j.lock_exp_time_ < localtimestamp - interval '30 seconds'
                """);
    }

    static Invariant carrierHasOwner() {
        return new Invariant("no task is held by a node that is gone", Kind.STUCK, """
                SELECT task_name || ' ' || task_instance FROM scheduled_tasks WHERE picked AND last_heartbeat < now() - interval '30 seconds'
                """);
    }

    static Invariant jobWithoutRetriesIsIncident() {
        return new Invariant("a job that is given up is an incident", Kind.STUCK, """
                SELECT j.handler_type_ || ' ' || j.id_ FROM act_ru_job j
                WHERE j.retries_ = 0 AND NOT EXISTS (SELECT FROM act_ru_incident n WHERE n.configuration_ = j.id_)
                """);
    }
}
