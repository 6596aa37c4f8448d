package org.guestflow.lifecycle;

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

/** What was written about a person to have access last longer. */
@Repository
class JdbcExtensionErasure implements PersonalData {

    private final JdbcClient jdbc;

    JdbcExtensionErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<RequestId> requests(UserId person, Collection<String> addresses) {
        return jdbc
                .sql("SELECT id FROM access_extension WHERE guest_id = :person")
                .param("person", person.value())
                .query(UUID.class)
                .stream()
                .map(RequestId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public void check(ErasedPerson person) throws RuleViolation {
        boolean open = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM access_extension WHERE id = ANY (:requests) AND state = 'open')")
                .param("requests", person.requestArray())
                .query(Boolean.class)
                .single();
        if (open) {
            throw OpenExtension.refusal();
        }
    }

    @Override
    public void erase(ErasedPerson person) {
        jdbc.sql(
                        "UPDATE access_extension SET justification = 'erased' WHERE id = ANY (:requests) OR names_any(justification, :addresses)")
                .param("requests", person.requestArray())
                .param("addresses", person.addressArray())
                .update();
    }
}
