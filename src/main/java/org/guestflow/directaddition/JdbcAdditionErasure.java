package org.guestflow.directaddition;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a partner's directory said of a person, as one who was added and as one who added others. When it was asked, over which connection and with what outcome stays. */
@Repository
class JdbcAdditionErasure implements PersonalData {

    private final JdbcClient jdbc;

    JdbcAdditionErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> addresses(UserId person) {
        return jdbc.sql("""
                        SELECT a.address FROM direct_addition_person p CROSS JOIN LATERAL (VALUES (p.mail), (p.mail_as_typed)) a(address)
                        WHERE p.user_id = :person AND a.address IS NOT NULL
                        """).param("person", person.value()).query(String.class).stream()
                .collect(Collectors.toSet());
    }

    /** Only where nobody else was to be added: what was written about several people is not his alone. */
    @Override
    public Set<RequestId> requests(UserId person, Collection<String> addresses) {
        return jdbc
                .sql("""
                        SELECT request_id FROM direct_addition_person
                        GROUP BY request_id HAVING bool_and(coalesce(user_id = :person, false) OR coalesce(lower(mail) = ANY (:addresses), false))
                        """)
                .param("person", person.value())
                .param("addresses", addresses.toArray(String[]::new))
                .query(UUID.class)
                .stream()
                .map(RequestId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<RequestId> asked(Collection<UserId> accounts) {
        return jdbc
                .sql("SELECT id FROM direct_addition WHERE inviter_id = ANY (:accounts)")
                .param("accounts", accounts.stream().map(UserId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .stream()
                .map(RequestId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public void check(ErasedPerson person) throws RuleViolation {
        boolean open = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM direct_addition WHERE inviter_id = ANY (:accounts) AND state <> 'completed')
                            OR EXISTS (SELECT FROM direct_addition_person
                                       WHERE outcome IN ('waiting', 'found') AND (user_id = ANY (:accounts) OR lower(mail) = ANY (:addresses)))
                        """)
                .param("accounts", person.accountArray())
                .param("addresses", person.addressArray())
                .query(Boolean.class)
                .single();
        if (open) {
            throw new RuleViolation(
                    "OpenAdditions",
                    RuleViolation.Kind.CONFLICT,
                    "A direct addition of this person, or by this person, is not settled yet.",
                    "Wait until everybody in it is added, invited or refused, and erase then.");
        }
    }

    @Override
    public void erase(ErasedPerson person) {
        jdbc.sql("""
                UPDATE direct_addition_person
                SET mail = CASE WHEN mail IS NULL THEN NULL ELSE :address END, mail_as_typed = :address, message = NULL, display_name = NULL, preferred_language = NULL,
                    directory_id = CASE WHEN directory_id IS NULL THEN NULL ELSE 'erased' END,
                    query = CASE WHEN query IS NULL THEN NULL ELSE 'erased' END
                WHERE user_id = ANY (:accounts) OR names_any(concat_ws(' ', mail, mail_as_typed, query, message, directory_id), :addresses)
                """)
                .param("address", person.address())
                .param("accounts", person.accountArray())
                .param("addresses", person.addressArray())
                .update();
        jdbc.sql("""
                UPDATE direct_addition
                SET privilege = CASE WHEN privilege IS NULL THEN NULL ELSE 'erased' END,
                    justification = NULL
                WHERE inviter_id = ANY (:accounts) OR id = ANY (:requests) OR names_any(concat_ws(' ', privilege, justification), :addresses)
                """)
                .param("accounts", person.accountArray())
                .param("requests", person.requestArray())
                .param("addresses", person.addressArray())
                .update();
    }
}
