package org.guestflow.bulk;

import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Uploaded lists that name a person, or are the person's own. Nobody is invited any more by a row of somebody erased, however far its list has come, and the person's own lists end. */
@Repository
class JdbcRowErasure implements PersonalData {

    private final JdbcClient jdbc;

    JdbcRowErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        end(person);
        jdbc.sql("""
                UPDATE bulk_row
                SET address = CASE WHEN names_any(address, :addresses) OR request_id = ANY (:requests) THEN :address ELSE address END,
                    display_name = NULL, message = NULL, message_language = NULL, redirect_url = NULL, justification = NULL,
                    explanation = CASE WHEN names_any(explanation, :addresses) THEN 'erased' ELSE explanation END,
                    remedy = CASE WHEN names_any(remedy, :addresses) THEN 'erased' ELSE remedy END
                WHERE request_id = ANY (:requests)
                   OR names_any(concat_ws(' ', address, display_name, message, redirect_url, justification, explanation, remedy), :addresses)
                """)
                .param("address", person.address())
                .param("addresses", person.addressArray())
                .param("requests", person.requestArray())
                .update();
        jdbc.sql("""
                UPDATE bulk_row SET message = NULL, justification = NULL
                WHERE upload_id IN (SELECT id FROM bulk_upload WHERE uploader_id = ANY (:accounts))
                """).param("accounts", person.accountArray()).update();
        jdbc.sql("""
                UPDATE bulk_upload
                SET file_name = CASE WHEN uploader_id = ANY (:accounts) OR names_any(file_name, :addresses) THEN 'erased' ELSE file_name END,
                    ignored_columns = ARRAY (SELECT c FROM unnest(ignored_columns) c WHERE NOT names_any(c, :addresses))
                WHERE uploader_id = ANY (:accounts) OR names_any(concat_ws(' ', file_name, array_to_string(ignored_columns, ' ')), :addresses)
                """)
                .param("accounts", person.accountArray())
                .param("addresses", person.addressArray())
                .update();
    }

    private void end(ErasedPerson person) {
        jdbc.sql("""
                UPDATE bulk_upload SET state = 'cancelled', waits_until = NULL
                WHERE uploader_id = ANY (:accounts) AND state IN ('checking', 'checked', 'inviting')
                """).param("accounts", person.accountArray()).update();
        jdbc.sql("""
                UPDATE bulk_row
                SET verdict = :refused, outcome = :refused, rule = 'PersonErased', explanation = 'The data of this person have been erased.',
                    remedy = 'Ask anew where the person is to come all the same.'
                WHERE outcome IS NULL AND names_any(address, :addresses)
                  AND upload_id IN (SELECT id FROM bulk_upload WHERE state IN ('checking', 'checked', 'inviting'))
                """)
                .param("refused", RowResult.REFUSED.word())
                .param("addresses", person.addressArray())
                .update();
    }
}
