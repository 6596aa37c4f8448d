package org.guestflow.partner;

import java.util.List;

/**
 * What a partner's directory said of the people that were looked for.
 *
 * @param people those found; at most one for an address: an address that two entries have is in none
 * @param query what was asked, for a person to read; a long one is cut
 */
public record LookUp(List<PartnerPerson> people, String query) {}
