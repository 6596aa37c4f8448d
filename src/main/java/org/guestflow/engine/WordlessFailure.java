package org.guestflow.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guestflow.shared.RuleViolation;

/**
 * A failure as the engine may store it: which kinds of exception came from where, and which rule was broken, but none of their messages. These quote what people
 * have sent; the server's log has them.
 */
final class WordlessFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Pattern ERROR_CODE = Pattern.compile("errorCode '(\\w{1,60})'");
    private static final int DEEPEST = 20;

    private WordlessFailure(String message, WordlessFailure cause) {
        super(message, cause, false, true);
    }

    /**
     * Takes the words away.
     *
     * @param failure what has happened
     * @return the same, with the same stack trace and the same causes
     */
    static WordlessFailure of(Throwable failure) {
        return of(failure, 0);
    }

    private static WordlessFailure of(Throwable failure, int depth) {
        Throwable cause = depth < DEEPEST ? failure.getCause() : null;
        String message = depth == 0 ? summary(failure) : kind(failure);
        WordlessFailure wordless = new WordlessFailure(message, cause == null ? null : of(cause, depth + 1));
        wordless.setStackTrace(failure.getStackTrace());
        return wordless;
    }

    private static String summary(Throwable failure) {
        Throwable root = root(failure);
        String because = root == failure ? "" : ", because of " + kind(root);
        return kind(failure) + because + rule(failure) + " (the server's log tells more)";
    }

    private static Throwable root(Throwable failure) {
        return chain(failure).reduce(failure, (outer, inner) -> inner);
    }

    private static String rule(Throwable failure) {
        return chain(failure)
                .map(WordlessFailure::ruleOf)
                .filter(rule -> !rule.isEmpty())
                .findFirst()
                .map(rule -> ": " + rule)
                .orElse("");
    }

    private static String ruleOf(Throwable failure) {
        if (failure instanceof RuleViolation violation) {
            return violation.rule();
        }
        Matcher code = ERROR_CODE.matcher(String.valueOf(failure.getMessage()));
        return code.find() ? code.group(1) : "";
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    private static String kind(Throwable failure) {
        return failure.getClass().getName();
    }
}
