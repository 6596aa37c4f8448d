package org.guestflow.bulk;

import java.util.Optional;
import org.guestflow.shared.RuleViolation;

/**
 * A row as it was read.
 *
 * @param line the line on which it begins, counted from 1
 * @param fields what it says
 * @param fault why it cannot be understood; empty where it can
 * @param duplicateOf the line that names the same address first; empty where none does
 */
record ReadRow(int line, RowFields fields, Optional<RuleViolation> fault, Optional<Integer> duplicateOf) {

    ReadRow asDuplicateOf(int first) {
        return new ReadRow(line, fields, fault, Optional.of(first));
    }
}
