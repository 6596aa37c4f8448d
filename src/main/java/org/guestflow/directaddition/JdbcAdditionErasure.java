package org.guestflow.directaddition;

import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
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
    public void erase(ErasedPerson person) {
        jdbc.sql("""
                UPDATE direct_addition_person
                SET mail = CASE WHEN mail IS NULL THEN NULL ELSE :address END, mail_as_typed = :address, message = NULL, display_name = NULL, preferred_language = NULL,
                    directory_id = CASE WHEN directory_id IS NULL THEN NULL ELSE 'erased' END,
                    query = CASE WHEN query IS NULL THEN NULL ELSE 'erased' END
                WHERE user_id = :person OR names_any(concat_ws(' ', mail, mail_as_typed, query, message, directory_id), :addresses)
                """)
                .param("address", person.address())
                .param("person", person.id().value())
                .param("addresses", person.addressArray())
                .update();
        jdbc.sql("""
                UPDATE direct_addition
                SET privilege = CASE WHEN privilege IS NULL THEN NULL ELSE 'erased' END,
                    justification = CASE WHEN names_any(justification, :addresses) THEN NULL ELSE justification END
                WHERE inviter_id = :person OR names_any(concat_ws(' ', privilege, justification), :addresses)
                """)
                .param("person", person.id().value())
                .param("addresses", person.addressArray())
                .update();
    }
}
