package org.guestflow.approval;

import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What approvers wrote about a person, what the person wrote as an approver, and when the person was away. */
@Repository
class JdbcApprovalErasure implements PersonalData {

    private final JdbcClient jdbc;

    JdbcApprovalErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        jdbc.sql("""
                UPDATE approval_stage SET comment = NULL
                WHERE comment IS NOT NULL AND (request_id = ANY (:requests) OR decided_by = ANY (:accounts) OR names_any(comment, :addresses))
                """)
                .param("requests", person.requestArray())
                .param("accounts", person.accountArray())
                .param("addresses", person.addressArray())
                .update();
        jdbc.sql("DELETE FROM approval_absence WHERE user_id = ANY (:accounts) OR stand_in_id = ANY (:accounts)")
                .param("accounts", person.accountArray())
                .update();
    }
}
