package org.guestflow.approval;

import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What approvers wrote about a person. */
@Repository
class JdbcApprovalErasure implements PersonalData {

    private final JdbcClient jdbc;

    JdbcApprovalErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erase(ErasedPerson person) {
        jdbc.sql(
                        "UPDATE approval_stage SET comment = NULL WHERE request_id = ANY (:requests) OR names_any(comment, :addresses)")
                .param("requests", person.requestArray())
                .param("addresses", person.addressArray())
                .update();
    }
}
