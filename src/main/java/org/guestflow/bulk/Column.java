package org.guestflow.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column that means something, under any of the names that files of the like give it; letters' case, spaces, hyphens and underscores do not matter. */
enum Column {
    ADDRESS("mail email emailaddress mailaddress address emailaddresstoinvite inviteeemail inviteduseremailaddress"),
    DISPLAY_NAME("displayname name fullname inviteduserdisplayname"),
    MESSAGE("message custommessage customizedinvitationmessage customizedmessagebody"),
    LANGUAGE("language messagelanguage preferredlanguage"),
    REDIRECT_URL("redirecturl redirectionurl inviteredirecturl"),
    SEND_INVITATION("sendemail sendmail sendinvitation sendinvitationmessage"),
    ACCESS_END_DATE("enddate accessenddate accessuntil until"),
    JUSTIFICATION("justification reason");

    /** Azure's headings: words for people, the name in brackets, then whether it is required. */
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)]");

    private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)|(?i:\\brequired$)");
    private static final Pattern BETWEEN = Pattern.compile("[\\s_-]+");

    private final String names;

    Column(String names) {
        this.names = names;
    }

    static Optional<Column> of(String heading) {
        Matcher brackets = BRACKETS.matcher(heading);
        String words = brackets.find()
                ? brackets.group(1)
                : ASIDE.matcher(heading.strip()).replaceAll("");
        String name = BETWEEN.matcher(words).replaceAll("").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> List.of(column.names.split(" ", -1)).contains(name))
                .findFirst();
    }
}
