package org.guestflow.audit;

import java.util.Optional;

/**
 * How far a check of the trail has come that goes on step by step.
 *
 * @param sequence the place of the last entry that was found to be as it was written
 * @param hash that entry's hash, in hexadecimal digits
 * @param firstInvalid the place of the first entry that was changed, or that is missing; empty where none was found so far
 * @param more whether entries behind that place are still to be checked
 */
public record VerificationStep(long sequence, String hash, Optional<Long> firstInvalid, boolean more) {

    /**
     * Tells whether everything was as it was written so far.
     *
     * @return true where no bad entry was found
     */
    public boolean valid() {
        return firstInvalid.isEmpty();
    }
}
