package org.guestflow.policy;

import java.util.Optional;

/**
 * How many guests there may be.
 *
 * @param perPartner guests of one partner organisation, or of one domain that belongs to none; empty for as many as come
 * @param perOwner guests whom one owner has brought in; empty for as many as come
 */
public record GuestQuota(Optional<Integer> perPartner, Optional<Integer> perOwner) {

    /** Whether guests are limited in number at all. */
    boolean isSet() {
        return perPartner.isPresent() || perOwner.isPresent();
    }
}
