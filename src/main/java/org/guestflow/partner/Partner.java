package org.guestflow.partner;

import java.util.Objects;
import java.util.Optional;
import org.guestflow.shared.OrganisationId;

/**
 * What the host has recorded of a partner organisation.
 *
 * @param id the organisation
 * @param displayName its name
 * @param standing known or trusted
 * @param directAddition whether its people may be added without an invitation
 * @param connection how its directory is reached; empty where there is no connection
 */
public record Partner(
        OrganisationId id,
        String displayName,
        PartnerStanding standing,
        boolean directAddition,
        Optional<Connection> connection) {

    /** Refuses a missing part, and a record of what is not recorded. */
    public Partner {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(connection, "connection");
        if (standing == PartnerStanding.UNKNOWN) {
            throw new IllegalArgumentException("a recorded partner is known");
        }
    }
}
