package org.guestflow.mail;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the values that notices are given, as templates and messages use them. All are texts as people wrote them, never markup; they are cut, cleaned and
 * escaped when the mail is composed. The host organisation's own values ({@code organisationName}, {@code organisationDomain}, {@code privacyUrl}) are added then.
 */
public final class NoticeContent {

    /** Display name of the person who invites. */
    public static final String INVITER_NAME = "inviterName";
    /** Address of the person who invites; answers to mail for guests and approvers go there. */
    public static final String INVITER_MAIL = "inviterMail";
    /** Name of the guest, as the inviter gave it. */
    public static final String GUEST_NAME = "guestName";
    /** Address of the guest. */
    public static final String GUEST_MAIL = "guestMail";
    /** {@code group}, {@code application} or {@code directory}. */
    public static final String TARGET_TYPE = "targetType";
    /** Display name of the group or application. */
    public static final String TARGET_NAME = "targetName";
    /** Last day of the access, ISO 8601 date. */
    public static final String ACCESS_ENDS_ON = "accessEndsOn";
    /** Day on which the invitation expires, ISO 8601 date. */
    public static final String EXPIRES_ON = "expiresOn";
    /** The inviter's message to the guest; plain text. */
    public static final String MESSAGE = "message";
    /** Why the inviter asks for the access; plain text, for approvers. */
    public static final String JUSTIFICATION = "justification";
    /** Why something was denied, rejected or not delivered; plain text. */
    public static final String REASON = "reason";
    /** The how-manieth stage of approval. */
    public static final String STAGE = "stage";
    /** Name and address of the absent approver for whom the recipient stands in. */
    public static final String STANDS_IN_FOR = "standsInFor";
    /** Link to the request, or to the approver's task; nothing secret. */
    public static final String REQUEST_LINK = "requestLink";
    /** The invitation link; late content. */
    public static final String LINK = "link";
    /** The one-time passcode; late content. */
    public static final String CODE = "code";
    /** How many people were added directly. */
    public static final String ADDED = "added";
    /** How many people were invited instead. */
    public static final String INVITED = "invited";
    /** How many people were neither added nor invited. */
    public static final String NOT_ADDED = "notAdded";
    /** Those for whom it went otherwise than asked, a line each; plain text. */
    public static final String PEOPLE = "people";
    /** Day on which an account is blocked, ISO 8601 date. */
    public static final String BLOCKED_ON = "blockedOn";
    /** Day on which an account is deleted, ISO 8601 date. */
    public static final String DELETED_ON = "deletedOn";
    /** Guests, a line each; plain text. */
    public static final String GUESTS = "guests";
    /** How many guests. */
    public static final String GUEST_COUNT = "guestCount";
    /** For how many minutes the passcode holds. */
    public static final String CODE_MINUTES = "codeMinutes";

    /** The place of an entry in the audit trail. */
    public static final String ENTRY = "entry";
    /** Day until which a review takes answers, ISO 8601 date. */
    public static final String ANSWER_UNTIL = "answerUntil";

    private static final Set<String> LATE_ONLY = Set.of(LINK, CODE);

    private NoticeContent() {}

    /**
     * Names the values without which a mail of this kind makes no sense.
     *
     * @param kind which mail
     * @return the names that {@link Outbox#queue} insists on
     */
    public static Set<String> required(NoticeKind kind) {
        return switch (kind) {
            case INVITATION, INVITATION_REMINDER, ADDED_DIRECTLY -> Set.of(INVITER_NAME, INVITER_MAIL, TARGET_TYPE);
            case PASSCODE, SIGN_IN_PASSCODE, BLOCK_PASSCODE -> Set.of(CODE_MINUTES);
            case SECOND_FACTOR_ADDED, SECOND_FACTOR_REMOVED, SECOND_FACTORS_RESET -> Set.of(REQUEST_LINK);
            case AUDIT_TRAIL_BROKEN -> Set.of(TARGET_TYPE, ENTRY, REQUEST_LINK);
            case REVIEW_REQUESTED, REVIEW_REMINDER, REVIEW_ESCALATED ->
                Set.of(TARGET_TYPE, GUEST_COUNT, ANSWER_UNTIL, REQUEST_LINK);
            case REVIEW_ACCESS_ENDED -> Set.of(TARGET_TYPE);
            case ADDITION_SETTLED -> Set.of(TARGET_TYPE, ADDED, INVITED, NOT_ADDED, PEOPLE);
            case APPROVAL_REQUESTED, APPROVAL_REMINDER, APPROVAL_ESCALATED ->
                Set.of(INVITER_NAME, INVITER_MAIL, GUEST_MAIL, TARGET_TYPE, REQUEST_LINK);
            case REQUEST_DENIED,
                    REQUEST_REJECTED,
                    INVITATION_REDEEMED,
                    ACCESS_GRANTED,
                    INVITATION_EXPIRED,
                    INVITATION_REVOKED,
                    INVITATION_DECLINED,
                    INVITATION_UNDELIVERABLE,
                    NEW_LINK_REQUESTED -> Set.of(GUEST_MAIL, TARGET_TYPE);
            case ACCESS_ENDS_SOON, ACCESS_ENDED, ACCESS_EXTENDED -> Set.of(TARGET_TYPE, ACCESS_ENDS_ON, REQUEST_LINK);
            case EXTENSION_REFUSED -> Set.of(GUEST_MAIL, TARGET_TYPE, REQUEST_LINK);
            case GUEST_ACCESS_ENDS_SOON, GUEST_ACCESS_EXTENDED ->
                Set.of(GUEST_MAIL, TARGET_TYPE, ACCESS_ENDS_ON, REQUEST_LINK);
            case BLOCK_ANNOUNCED -> Set.of(BLOCKED_ON, REQUEST_LINK);
            case GUEST_BLOCK_ANNOUNCED -> Set.of(GUEST_MAIL, BLOCKED_ON);
            case ACCOUNT_BLOCKED -> Set.of(DELETED_ON);
            case GUEST_BLOCKED -> Set.of(GUEST_MAIL, DELETED_ON);
            case ACCOUNT_DELETED -> Set.of();
            case GUEST_DELETED -> Set.of(GUEST_MAIL);
            case GUESTS_HANDED_OVER -> Set.of(GUESTS, GUEST_COUNT, REQUEST_LINK);
        };
    }

    /** Refuses a notice that lacks what its kind needs, or that would have a secret stored. */
    static void check(Notice notice) {
        Map<String, String> content = notice.content();
        Set<String> missing = new TreeSet<>(required(notice.kind()));
        missing.removeAll(content.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("a notice " + notice.kind() + " needs " + missing);
        }
        if (content.keySet().stream().anyMatch(LATE_ONLY::contains)) {
            throw new IllegalArgumentException("a link or a passcode is late content and never stored");
        }
    }
}
