package org.guestflow.partner;

import java.util.Optional;
import org.guestflow.shared.EmailAddress;

/**
 * A person of a partner's directory, as the directory had it at the moment of the look-up.
 *
 * @param directoryId what the directory itself knows the person by: LDAP's entryUUID or DN, the id of SCIM, Keycloak or Microsoft Graph
 * @param mail the normalised address
 * @param displayName the name; the address where the directory has none
 * @param active whether the account is switched on there
 * @param preferredLanguage BCP 47 tag
 */
public record PartnerPerson(
        String directoryId,
        EmailAddress mail,
        String displayName,
        boolean active,
        Optional<String> preferredLanguage) {}
