package org.guestflow.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One line of a mail's list of facts.
 *
 * @param label what it is, in the recipient's language
 * @param value its value
 */
record MailFact(String label, Object value) {

    /** Lists what is known, in the order in which people ask: who, to what, until when. */
    static List<MailFact> of(NoticeKind kind, MailTexts texts, String language, Map<String, Object> values) {
        List<MailFact> facts = new ArrayList<>();
        if (!kind.isInvitation() && values.get(NoticeContent.GUEST_MAIL) instanceof String mail) {
            Object name = values.getOrDefault(NoticeContent.GUEST_NAME, mail);
            facts.add(new MailFact(
                    texts.text(language, "label.guest", values), name.equals(mail) ? mail : name + " (" + mail + ")"));
        }
        if (values.get(NoticeContent.TARGET_TYPE) instanceof String type) {
            facts.add(
                    new MailFact(texts.text(language, "label." + type, values), values.get(NoticeContent.TARGET_NAME)));
        }
        for (String name : List.of(
                NoticeContent.ACCESS_ENDS_ON,
                NoticeContent.EXPIRES_ON,
                NoticeContent.BLOCKED_ON,
                NoticeContent.DELETED_ON,
                NoticeContent.STAGE,
                NoticeContent.STANDS_IN_FOR,
                NoticeContent.ANSWER_UNTIL)) {
            if (values.containsKey(name)) {
                facts.add(new MailFact(texts.text(language, "label." + name, values), values.get(name)));
            }
        }
        return facts;
    }
}
