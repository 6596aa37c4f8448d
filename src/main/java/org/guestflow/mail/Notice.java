package org.guestflow.mail;

import java.util.List;
import java.util.Map;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;

/**
 * One mail about one request. Request, kind, generation and recipient make it unique: the same notice queued twice is one mail.
 *
 * @param request the request that the mail is about
 * @param kind which template
 * @param generation 1 for the first of its kind; higher for a further reminder or a new link
 * @param recipient to whom
 * @param cc further recipients, at most ten
 * @param language BCP 47 tag as wanted; the nearest language that has the template is taken
 * @param content the values that the template shows, by name; text only, never markup
 */
public record Notice(
        RequestId request,
        NoticeKind kind,
        long generation,
        EmailAddress recipient,
        List<EmailAddress> cc,
        String language,
        Map<String, String> content) {

    /** Copies the collections. */
    public Notice {
        cc = List.copyOf(cc);
        content = Map.copyOf(content);
    }

    Notice withCc(List<EmailAddress> others) {
        return new Notice(request, kind, generation, recipient, others, language, content);
    }
}
