package org.guestflow.mail;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.shared.RequestId;

/** What a mail says that must not be stored, a link or a passcode: asked for when the mail is composed, at every attempt. */
public interface LateContent {

    /**
     * Names the notices that this bean has content for.
     *
     * @return their kinds
     */
    Set<NoticeKind> kinds();

    /**
     * Derives the content again; the same notice gets the same content every time.
     *
     * @param request the request that the mail is about
     * @param kind which mail
     * @param generation the how-manieth of its kind
     * @return values by name; empty where the mail must not be sent any more
     */
    Optional<Map<String, String>> content(RequestId request, NoticeKind kind, long generation);
}
