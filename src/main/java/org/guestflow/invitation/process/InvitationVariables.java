package org.guestflow.invitation.process;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private static final String COPIES = "ccRecipients";
    private static final String USER_TYPE = "invitedUserType";
    private static final String SPONSORS = "invitedUserSponsors";
    private static final String USER = "invitedUserId";
    private static final String RESET = "resetRedemption";

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
                sent.flag(SEND, true),
                sent.date(ACCESS_END_DATE),
                sent.text(JUSTIFICATION),
                copies(sent.text(COPIES)),
                sent.text(USER_TYPE),
                sponsors(sent.text(SPONSORS)),
                sent.text(USER),
                sent.flag(RESET, false));
    }

    /** Written as in a mail's header (RFC 5322, section 3.4): {@code "Name" <address>, address}. */
    private static List<InvitationRequest.Copy> copies(Optional<String> sent) throws RuleViolation {
        try {
            return Arrays.stream(InternetAddress.parse(sent.orElse(""), true))
                    .map(one -> new InvitationRequest.Copy(one.getAddress(), Optional.ofNullable(one.getPersonal())))
                    .toList();
        } catch (AddressException notUnderstood) {
            throw new RuleViolation(
                    "CcRecipientInvalid",
                    RuleViolation.Kind.INVALID,
                    "The recipients of copies are no list of addresses.",
                    "Separate them by commas, each as an address or as \"Name\" <address>.");
        }
    }

    private static List<String> sponsors(Optional<String> sent) {
        return sent.stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
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
        put(variables, USER_TYPE, request.invitedUserType());
        put(variables, USER, request.invitedUserId());
        variables.put(RESET, request.resetRedemption());
        variables.put(SPONSORS, String.join(",", request.invitedUserSponsors()));
        variables.put(
                COPIES,
                request.ccRecipients().stream()
                        .map(InvitationVariables::written)
                        .collect(Collectors.joining(",")));
        return variables;
    }

    private static String written(InvitationRequest.Copy copy) {
        try {
            return new InternetAddress(copy.address(), copy.name().orElse(null), StandardCharsets.UTF_8.name())
                    .toUnicodeString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(Map<String, Object> variables, String name, Optional<String> value) {
        value.ifPresent(text -> variables.put(name, text));
    }
}
