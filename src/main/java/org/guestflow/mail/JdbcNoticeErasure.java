package org.guestflow.mail;

import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mail to a person and about him: what it said goes, and what has not gone out yet stays here. Whoever did not want further invitations gets none after the erasure either. */
@Repository
class JdbcNoticeErasure implements PersonalData {

    private final JdbcClient jdbc;
    private final JdbcBlockedRecipients blocked;

    JdbcNoticeErasure(JdbcClient jdbc, JdbcBlockedRecipients blocked) {
        this.jdbc = jdbc;
        this.blocked = blocked;
    }

    @Override
    public void erase(ErasedPerson person) {
        jdbc.sql("""
                UPDATE notice
                SET recipient = CASE WHEN names_any(recipient, :addresses) THEN :address ELSE recipient END,
                    addressee = CASE WHEN names_any(addressee, :addresses) THEN :address ELSE addressee END,
                    cc = ARRAY (SELECT c FROM unnest(cc) c WHERE NOT names_any(c, :addresses)),
                    language = CASE WHEN names_any(recipient, :addresses) THEN 'und' ELSE language END, content = '{}', server_answer = NULL, unreported = false, leased_until = NULL,
                    state = CASE WHEN state IN ('queued', 'sending') THEN 'obsolete' ELSE state END
                WHERE request_id = ANY (:requests)
                   OR names_any(concat_ws(' ', recipient, addressee, array_to_string(cc, ' '), content::text, server_answer), :addresses)
                """)
                .param("address", person.address())
                .param("addresses", person.addressArray())
                .param("requests", person.requestArray())
                .update();
        // Mail in the person's name to others says who asks, and what he wrote; what is still to go out is theirs.
        jdbc.sql(
                        "UPDATE notice SET content = '{}' WHERE request_id = ANY (:asked) AND state NOT IN ('queued', 'sending', 'failed')")
                .param("asked", person.askedArray())
                .update();
        blocked.keepSigned(person.addresses());
    }
}
