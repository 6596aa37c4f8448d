package org.guestflow.bulk;

import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of uploaded lists that name a person. */
@Repository
class JdbcRowErasure implements PersonalData {

    private final JdbcClient jdbc;

    JdbcRowErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        jdbc.sql("""
                UPDATE bulk_row
                SET address = CASE WHEN names_any(address, :addresses) OR request_id = ANY (:requests) THEN :address ELSE address END,
                    display_name = NULL, message = NULL, redirect_url = NULL, justification = NULL,
                    explanation = CASE WHEN names_any(explanation, :addresses) THEN 'erased' ELSE explanation END,
                    remedy = CASE WHEN names_any(remedy, :addresses) THEN 'erased' ELSE remedy END
                WHERE request_id = ANY (:requests)
                   OR names_any(concat_ws(' ', address, display_name, message, redirect_url, justification, explanation, remedy), :addresses)
                """)
                .param("address", person.address())
                .param("addresses", person.addressArray())
                .param("requests", person.requestArray())
                .update();
    }
}
