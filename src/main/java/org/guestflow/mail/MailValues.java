package org.guestflow.mail;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.guestflow.directory.Organisation;
import org.guestflow.shared.BaseUrl;
import org.springframework.stereotype.Component;

/** Prepares what templates and texts show: people's text cleaned, dates in the recipient's language, the host organisation's own values. */
@Component
class MailValues {

    private static final Set<String> PARAGRAPHS = Set.of(
            NoticeContent.MESSAGE,
            NoticeContent.JUSTIFICATION,
            NoticeContent.REASON,
            NoticeContent.PEOPLE,
            NoticeContent.GUESTS);
    private static final Set<String> DATES = Set.of(
            NoticeContent.ACCESS_ENDS_ON,
            NoticeContent.EXPIRES_ON,
            NoticeContent.BLOCKED_ON,
            NoticeContent.DELETED_ON,
            NoticeContent.ANSWER_UNTIL);
    private static final Set<String> NUMBERS = Set.of(
            NoticeContent.CODE_MINUTES,
            NoticeContent.STAGE,
            NoticeContent.ADDED,
            NoticeContent.INVITED,
            NoticeContent.NOT_ADDED,
            NoticeContent.GUEST_COUNT);
    private static final Set<String> LINKS = Set.of(NoticeContent.LINK, NoticeContent.REQUEST_LINK);

    private final BlockLinks blockLinks;
    private final BaseUrl baseUrl;

    MailValues(BlockLinks blockLinks, BaseUrl baseUrl) {
        this.blockLinks = blockLinks;
        this.baseUrl = baseUrl;
    }

    Map<String, Object> prepare(QueuedNotice claimed, Map<String, String> content, Organisation host, String language) {
        Map<String, Object> values = new HashMap<>();
        content.forEach((name, value) -> values.put(name, prepare(name, value, Locale.forLanguageTag(language))));
        values.values().removeIf(""::equals);
        values.put("organisationName", PeopleText.line(host.displayName()));
        values.put("organisationDomain", host.defaultDomain().unicode());
        host.privacyStatementUrl().ifPresent(url -> values.put("privacyUrl", url));
        host.logoUrl().ifPresent(url -> values.put("logoUrl", url));
        values.put("organisationInitial", letter(host.displayName()));
        values.putIfAbsent(NoticeContent.TARGET_NAME, values.get("organisationName"));
        if (values.get(NoticeContent.INVITER_NAME) instanceof String inviter) {
            values.put("inviterInitials", initials(inviter));
        }
        values.put("linkHost", baseUrl.value().getAuthority());
        if (claimed.notice().kind().isInvitation()) {
            values.put("blockLink", blockLinks.url(claimed.id()));
        }
        values.put("reasonGiven", values.containsKey(NoticeContent.REASON) ? "yes" : "no");
        values.put("kind", claimed.notice().kind().stored());
        values.put("buttonText", claimed.notice().kind().button());
        values.put("language", language);
        return values;
    }

    private static Object prepare(String name, String value, Locale locale) {
        if (DATES.contains(name)) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(locale)
                    .format(LocalDate.parse(value));
        }
        if (NUMBERS.contains(name)) {
            return Integer.valueOf(value);
        }
        if (LINKS.contains(name)) {
            return link(value);
        }
        return PARAGRAPHS.contains(name) ? PeopleText.paragraphs(value) : PeopleText.line(value);
    }

    private static String link(String value) {
        if (!value.startsWith("https://") && !value.startsWith("http://")) {
            throw new IllegalArgumentException("a link in a mail is an http or https one");
        }
        return value;
    }

    /** First letters of the first and the last name, as people put them on a badge. */
    private static String initials(String name) {
        int last = name.lastIndexOf(' ');
        return last < 0 ? letter(name) : letter(name) + letter(name.substring(last + 1));
    }

    private static String letter(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
