package org.guestflow.invitation;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.TransactionMemory;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What invitations tell of a person: those for him, those that were copied to him, texts that name him, and what he wrote himself when he asked for others. */
@Repository
class JdbcInvitationErasure implements PersonalData {

    private final JdbcClient jdbc;

    JdbcInvitationErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> addresses(UserId person) {
        TransactionMemory.forgetAll();
        return jdbc.sql("""
                        SELECT a.address FROM invitation i CROSS JOIN LATERAL (VALUES (i.mail), (i.mail_as_typed)) a(address) WHERE i.guest_id = :person
                        """).param("person", person.value()).query(String.class).stream()
                .collect(Collectors.toSet());
    }

    @Override
    public Set<RequestId> requests(UserId person, Collection<String> addresses) {
        TransactionMemory.forgetAll();
        return jdbc
                .sql("SELECT id FROM invitation WHERE guest_id = :person OR lower(mail) = ANY (:addresses)")
                .param("person", person.value())
                .param("addresses", addresses.toArray(String[]::new))
                .query(UUID.class)
                .stream()
                .map(RequestId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<RequestId> asked(Collection<UserId> accounts) {
        TransactionMemory.forgetAll();
        return jdbc
                .sql("SELECT id FROM invitation WHERE inviter_id = ANY (:accounts)")
                .param("accounts", accounts.stream().map(UserId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .stream()
                .map(RequestId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public void check(ErasedPerson person) throws RuleViolation {
        TransactionMemory.forgetAll();
        boolean open = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM invitation
                                       WHERE id = ANY (:requests) AND state IN ('requested', 'awaiting_approval', 'pending_acceptance'))
                        """)
                .param("requests", person.requestArray())
                .query(Boolean.class)
                .single();
        if (open) {
            throw new RuleViolation(
                    "OpenRequests",
                    RuleViolation.Kind.CONFLICT,
                    "A request for this person is still open.",
                    "Revoke it, or wait until it has ended, and erase then.");
        }
    }

    @Override
    public void erase(ErasedPerson person) {
        TransactionMemory.forgetAll();
        jdbc.sql("""
                UPDATE invitation
                SET mail = :address, mail_as_typed = :address, display_name = NULL, message = NULL, justification = NULL, state_reason = NULL,
                    redirect_url = NULL, language = NULL, cc_recipients = '[]'
                WHERE id = ANY (:requests)
                """)
                .param("address", person.address())
                .param("requests", person.requestArray())
                .update();
        jdbc.sql("""
                UPDATE invitation i
                SET cc_recipients = coalesce((SELECT jsonb_agg(c) FROM jsonb_array_elements(i.cc_recipients) c WHERE NOT names_any(c::text, :addresses)), '[]'),
                    message = CASE WHEN names_any(message, :addresses) THEN NULL ELSE message END,
                    justification = CASE WHEN names_any(justification, :addresses) THEN NULL ELSE justification END,
                    state_reason = CASE WHEN names_any(state_reason, :addresses) THEN NULL ELSE state_reason END,
                    redirect_url = CASE WHEN names_any(redirect_url, :addresses) THEN NULL ELSE redirect_url END
                WHERE names_any(concat_ws(' ', cc_recipients::text, message, justification, state_reason, redirect_url), :addresses)
                """).param("addresses", person.addressArray()).update();
        jdbc.sql("UPDATE invitation SET message = NULL, justification = NULL WHERE inviter_id = ANY (:accounts)")
                .param("accounts", person.accountArray())
                .update();
    }
}
