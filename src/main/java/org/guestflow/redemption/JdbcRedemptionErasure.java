package org.guestflow.redemption;

import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How a person proved his address, and what he consented to. */
@Repository
class JdbcRedemptionErasure implements PersonalData {

    private final JdbcClient jdbc;
    private final JdbcRedemptions redemptions;

    JdbcRedemptionErasure(JdbcClient jdbc, JdbcRedemptions redemptions) {
        this.jdbc = jdbc;
        this.redemptions = redemptions;
    }

    @Override
    public void erase(ErasedPerson person) {
        redemptions.forget();
        jdbc.sql("DELETE FROM passcode WHERE names_any(mail, :addresses) OR redemption_id IN"
                        + " (SELECT id FROM redemption WHERE invitation_id = ANY (:requests))")
                .param("addresses", person.addressArray())
                .param("requests", person.requestArray())
                .update();
        jdbc.sql(
                        "UPDATE redemption SET proof_issuer = NULL, proof_subject = NULL, source_hash = '', browser_hash = '', language = 'und'"
                                + " WHERE invitation_id = ANY (:requests)")
                .param("requests", person.requestArray())
                .update();
        jdbc.sql("DELETE FROM consent WHERE user_id = :person")
                .param("person", person.id().value())
                .update();
    }
}
