package org.guestflow;

import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Takes mail addresses and the secret part of mailed links out of structured log lines. Our own words name ids only; what libraries quote in theirs, and in the messages of exceptions, is not in
 * our hands.
 */
class ImpersonalLog implements StructuredLoggingJsonMembersCustomizer<Object> {

    /** Whatever stands before an @ and what may be a domain; an object's identity has no dot after it. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:\"[^\"]{1,62}\"|[^\\s@<>\"'(),;:=/\\[\\]{}|]{1,64})@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63})+");

    private static final Pattern LINK = Pattern.compile("(/(?:redeem|block)/)[^\\s\"'<>?#/]+");

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, ImpersonalLog::withoutPeople));
    }

    static String withoutPeople(String text) {
        String nameless = ADDRESS.matcher(text).replaceAll("<address>");
        return LINK.matcher(nameless).replaceAll("$1<token>");
    }
}
