package org.guestflow.mail;

import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mail to a person and about him: what it said goes, and what has not gone out yet stays here. */
@Repository
class JdbcNoticeErasure implements PersonalData {

    private final JdbcClient jdbc;

    JdbcNoticeErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        jdbc.sql("""
                UPDATE notice
                SET recipient = CASE WHEN names_any(recipient, :addresses) THEN :address ELSE recipient END,
                    addressee = CASE WHEN names_any(addressee, :addresses) THEN :address ELSE addressee END,
                    cc = ARRAY (SELECT c FROM unnest(cc) c WHERE NOT names_any(c, :addresses)),
                    content = '{}', server_answer = NULL, unreported = false, leased_until = NULL,
                    state = CASE WHEN state IN ('queued', 'sending') THEN 'obsolete' ELSE state END
                WHERE request_id = ANY (:requests)
                   OR names_any(concat_ws(' ', recipient, addressee, array_to_string(cc, ' '), content::text, server_answer), :addresses)
                """)
                .param("address", person.address())
                .param("addresses", person.addressArray())
                .param("requests", person.requestArray())
                .update();
        jdbc.sql("DELETE FROM blocked_recipient WHERE names_any(mail, :addresses)")
                .param("addresses", person.addressArray())
                .update();
    }
}
