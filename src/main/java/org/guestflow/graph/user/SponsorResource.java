package org.guestflow.graph.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.guestflow.directory.Sponsor;
import org.guestflow.directory.SponsorEntry;

/**
 * Who answers for a guest, as Microsoft Graph's clients read it.
 *
 * @param type {@code #microsoft.graph.user} or {@code #microsoft.graph.group}
 * @param id id of the user or group
 * @param displayName its name
 */
record SponsorResource(@JsonProperty("@odata.type") String type, String id, String displayName) {

    static SponsorResource of(SponsorEntry entry) {
        Sponsor sponsor = entry.sponsor();
        return new SponsorResource(
                sponsor.kind() == Sponsor.Kind.GROUP ? "#microsoft.graph.group" : "#microsoft.graph.user",
                sponsor.id().toString(),
                entry.displayName());
    }
}
