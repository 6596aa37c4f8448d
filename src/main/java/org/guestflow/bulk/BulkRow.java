package org.guestflow.bulk;

import java.time.Instant;
import java.util.Optional;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;

/**
 * One person of an uploaded list.
 *
 * @param position its place, from 0
 * @param line the line of the file on which it begins, from 1
 * @param fields what it says
 * @param verdict what would become of it; empty until it was tried out
 * @param outcome what became of it; empty where it was not asked for (yet)
 * @param refusal why not; empty where no rule says no
 * @param duplicateOf the line that names the same address first; empty where none does
 * @param accessEnd until when access would last; empty where there would be none
 * @param request the invitation that came of it; empty where none did
 */
public record BulkRow(
        int position,
        int line,
        RowFields fields,
        Optional<RowResult> verdict,
        Optional<RowResult> outcome,
        Optional<RuleViolation> refusal,
        Optional<Integer> duplicateOf,
        Optional<Instant> accessEnd,
        Optional<RequestId> request) {}
