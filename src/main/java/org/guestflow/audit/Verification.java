package org.guestflow.audit;

import java.util.Optional;

/**
 * What came of checking the trail.
 *
 * @param valid whether every entry is as it was written, and none is missing
 * @param entries how many entries were found to be so, up to the first that is not
 * @param firstInvalid the place of the first entry that was changed, or that is missing; empty where there is none
 * @param lastHash the hash of the last entry that was found to be as it was written, in hexadecimal digits: whoever keeps it elsewhere can tell later whether the trail up to there is still the same
 */
public record Verification(boolean valid, long entries, Optional<Long> firstInvalid, String lastHash) {}
