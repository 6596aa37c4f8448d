package org.guestflow.audit;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds addresses and principal names in texts, whole ones only: {@code ann@x.com} is not named by {@code joann@x.com} or {@code ann@x.com.au}. The database has the same rule, {@code names_any}. */
final class WholeAddress {

    private WholeAddress() {}

    /** Tells of a text whether it names one of these, whatever the letters' case. */
    static Predicate<String> of(Collection<String> addresses) {
        if (addresses.isEmpty()) {
            return text -> false;
        }
        String any = addresses.stream()
                .map(address -> Pattern.quote(address.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("|"));
        Pattern whole = Pattern.compile(
                "(?<![\\p{Alnum}._+'-])(?:" + any + ")(?![\\p{Alnum}-]|\\.\\p{Alnum})",
                Pattern.UNICODE_CHARACTER_CLASS);
        return text -> whole.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
