package org.guestflow.panel.bulk;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.guestflow.bulk.BulkRow;
import org.guestflow.bulk.BulkState;
import org.guestflow.bulk.RowResult;
import org.guestflow.panel.RuleTexts;
import org.guestflow.shared.RuleViolation;

/**
 * A row as the page and the result file show it.
 *
 * @param line the line of the file
 * @param address the address as typed
 * @param name the name as given; null where none was
 * @param words the key of the words for what becomes of it
 * @param result what becomes of it, as result files have it
 * @param tone {@code good}, {@code waiting}, {@code bad} or {@code quiet}
 * @param explanation why not, and what can be done; null where nothing says no
 * @param rule the rule that says no; null where none does
 * @param duplicateOf the line that names the same address first; null where none does
 * @param accessEnd until when access would last; null where there would be none
 * @param request the invitation that came of it; null where none did
 */
public record RowItem(
        int line,
        String address,
        String name,
        String words,
        String result,
        String tone,
        String explanation,
        String rule,
        Integer duplicateOf,
        Instant accessEnd,
        String request) {

    static RowItem of(BulkRow row, BulkState state, RuleTexts texts, Locale language) {
        Optional<RowResult> result = row.outcome().or(() -> verdict(row, state));
        boolean ahead = state == BulkState.CHECKING || state == BulkState.CHECKED;
        String word = result.map(RowResult::word).orElse(state == BulkState.CANCELLED ? "not-asked" : "waiting");
        return new RowItem(
                row.line(),
                row.fields().address(),
                row.fields().displayName().orElse(null),
                (ahead ? "bulk.verdict." : "bulk.outcome.") + word,
                word,
                result.map(RowItem::tone).orElse("quiet"),
                row.refusal().map(refusal -> texts.of(refusal, language)).orElse(null),
                row.refusal().map(RuleViolation::rule).orElse(null),
                row.duplicateOf().orElse(null),
                ahead ? row.accessEnd().orElse(null) : null,
                row.request().map(Object::toString).orElse(null));
    }

    /** Once the uploader has decided, the verdict on a row that is to be asked for is no longer what counts. */
    private static Optional<RowResult> verdict(BulkRow row, BulkState state) {
        boolean decided = state != BulkState.CHECKING && state != BulkState.CHECKED;
        return row.verdict().filter(verdict -> !decided || !verdict.isWorthAsking());
    }

    private static String tone(RowResult result) {
        return switch (result) {
            case INVITED, ADDED -> "good";
            case APPROVAL, LATER -> "waiting";
            case DENIED, REFUSED, FAULTY, FAILED -> "bad";
            case ALREADY_IN, ALREADY_REQUESTED, DUPLICATE -> "quiet";
        };
    }
}
