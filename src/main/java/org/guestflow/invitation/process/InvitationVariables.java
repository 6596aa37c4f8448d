package org.guestflow.invitation.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.guestflow.engine.SentVariables;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.shared.RuleViolation;

/** The start variables of {@code invitation} (design.md, "Process contract"). */
final class InvitationVariables {

    private static final String ADDRESS = "invitedUserEmailAddress";
    private static final String TARGET_TYPE = "targetType";
    private static final String TARGET_ID = "targetId";
    private static final String DISPLAY_NAME = "invitedUserDisplayName";
    private static final String MESSAGE = "customizedMessageBody";
    private static final String LANGUAGE = "messageLanguage";
    private static final String REDIRECT_URL = "inviteRedirectUrl";
    private static final String SEND = "sendInvitationMessage";
    private static final String ACCESS_END_DATE = "accessEndDate";
    private static final String JUSTIFICATION = "justification";

    private InvitationVariables() {}

    static InvitationRequest read(SentVariables sent) throws RuleViolation {
        return new InvitationRequest(
                sent.text(ADDRESS).orElse(""),
                sent.text(TARGET_TYPE).orElse(""),
                sent.text(TARGET_ID),
                sent.text(DISPLAY_NAME),
                sent.text(MESSAGE),
                sent.text(LANGUAGE),
                sent.text(REDIRECT_URL),
                sent.flag(SEND),
                sent.date(ACCESS_END_DATE),
                sent.text(JUSTIFICATION));
    }

    static Map<String, Object> of(InvitationRequest request) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(ADDRESS, request.invitedUserEmailAddress());
        variables.put(TARGET_TYPE, request.targetType());
        variables.put(SEND, request.sendInvitationMessage());
        put(variables, TARGET_ID, request.targetId());
        put(variables, DISPLAY_NAME, request.invitedUserDisplayName());
        put(variables, MESSAGE, request.customizedMessageBody());
        put(variables, LANGUAGE, request.messageLanguage());
        put(variables, REDIRECT_URL, request.inviteRedirectUrl());
        put(variables, ACCESS_END_DATE, request.accessEndDate());
        put(variables, JUSTIFICATION, request.justification());
        return variables;
    }

    private static void put(Map<String, Object> variables, String name, Optional<String> value) {
        value.ifPresent(text -> variables.put(name, text));
    }
}
