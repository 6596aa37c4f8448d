package org.guestflow.graph.invitation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.graph.request.StrictJson;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.shared.RuleViolation;

/**
 * An invitation as a client asks for it: the properties of Microsoft Graph's invitation, and {@code target}, {@code accessEndDateTime} and {@code justification} besides.
 *
 * <p>What only the answer says ({@code id}, {@code status}, {@code inviteRedeemUrl} …) may be sent and has no effect, since clients send back the object that they hold; so do
 * annotations and {@code null}. A property that is none is refused, as Graph does, so that nobody believes it to be kept. {@code inviteRedirectUrl} may be absent, other than with
 * Graph: redemption then leads to the access panel.
 *
 * @param invitedUserEmailAddress the address
 * @param inviteRedirectUrl where redemption sends the guest on to
 * @param invitedUserDisplayName the guest's name
 * @param sendInvitationMessage whether Guestflow mails the link; not as a rule, as with Graph
 * @param invitedUserMessageInfo what the mail says, and who gets a copy
 * @param invitedUserType {@code Guest} or {@code Member}
 * @param invitedUserSponsors who else answers for the guest
 * @param boundSponsors the same, as references
 * @param resetRedemption whether the named user is to redeem anew
 * @param invitedUser a user who is there already
 * @param target what the guest is brought into; the directory where absent
 * @param accessEndDateTime until when; access lasts to the end of the day, in UTC, in which the moment before it lies, and so at most a day longer
 * @param justification why, for the approvers
 */
@JsonIgnoreProperties({
    "@odata.type",
    "id",
    "status",
    "inviteRedeemUrl",
    "state",
    "stateReason",
    "invitedBy",
    "createdDateTime",
    "expirationDateTime",
    "deliveries"
})
record NewInvitation(
        String invitedUserEmailAddress,
        String inviteRedirectUrl,
        String invitedUserDisplayName,
        Boolean sendInvitationMessage,
        MessageInfo invitedUserMessageInfo,
        String invitedUserType,
        List<Reference> invitedUserSponsors,
        @JsonProperty("invitedUserSponsors@odata.bind") List<String> boundSponsors,
        Boolean resetRedemption,
        Reference invitedUser,
        TargetReference target,
        String accessEndDateTime,
        String justification) {

    private static final String ANNOTATION = "@odata.";
    private static final String TYPE = "@odata.type";
    private static final String BINDING = "@odata.bind";

    /**
     * Reads what a client sent.
     *
     * @param sent the body
     * @return the invitation
     * @throws RuleViolation {@code UnknownField} or {@code ValueInvalid}, naming the property
     */
    static NewInvitation read(JsonNode sent) throws RuleViolation {
        if (!sent.isObject()) {
            throw new RuleViolation(
                    "ValueInvalid",
                    RuleViolation.Kind.INVALID,
                    "What was sent is no object.",
                    "Send an invitation as a JSON object.");
        }
        return StrictJson.read(withoutAnnotations(sent), NewInvitation.class);
    }

    private static JsonNode withoutAnnotations(JsonNode sent) {
        if (sent instanceof ObjectNode object) {
            ObjectNode plain = object.objectNode();
            object.properties().forEach(property -> {
                if (!isForeignAnnotation(property.getKey())) {
                    plain.set(property.getKey(), withoutAnnotations(property.getValue()));
                }
            });
            return plain;
        }
        if (sent instanceof ArrayNode list) {
            ArrayNode plain = list.arrayNode();
            list.forEach(one -> plain.add(withoutAnnotations(one)));
            return plain;
        }
        return sent;
    }

    private static boolean isForeignAnnotation(String name) {
        return name.contains(ANNOTATION) && !name.equals(TYPE) && !name.endsWith(BINDING);
    }

    /**
     * What the mail says.
     *
     * @param customizedMessageBody the inviter's words, plain text
     * @param messageLanguage BCP 47 tag
     * @param ccRecipients who gets a copy
     */
    @JsonIgnoreProperties("@odata.type")
    record MessageInfo(String customizedMessageBody, String messageLanguage, List<Recipient> ccRecipients) {}

    /**
     * A recipient.
     *
     * @param emailAddress where and who
     */
    @JsonIgnoreProperties("@odata.type")
    record Recipient(Mailbox emailAddress) {

        InvitationRequest.Copy copy() {
            Optional<Mailbox> mailbox = Optional.ofNullable(emailAddress);
            return new InvitationRequest.Copy(mailbox.map(Mailbox::address).orElse(""), mailbox.map(Mailbox::name));
        }
    }

    /**
     * A mailbox.
     *
     * @param address its address
     * @param name whose it is
     */
    @JsonIgnoreProperties("@odata.type")
    record Mailbox(String address, String name) {}

    /**
     * An object of the directory; of whatever else is sent of it nothing is looked at.
     *
     * @param id its id
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Reference(String id) {}

    /**
     * What a guest is brought into.
     *
     * @param type {@code group}, {@code application} or {@code directory}
     * @param id the target's id or handle; absent for the directory
     */
    @JsonIgnoreProperties("@odata.type")
    record TargetReference(String type, String id) {}

    InvitationRequest request() throws RuleViolation {
        Optional<MessageInfo> mail = Optional.ofNullable(invitedUserMessageInfo);
        Optional<TargetReference> named = Optional.ofNullable(target);
        return new InvitationRequest(
                Objects.requireNonNullElse(invitedUserEmailAddress, ""),
                named.isEmpty() ? "directory" : named.map(TargetReference::type).orElse(""),
                named.map(TargetReference::id),
                Optional.ofNullable(invitedUserDisplayName),
                mail.map(MessageInfo::customizedMessageBody),
                mail.map(MessageInfo::messageLanguage),
                Optional.ofNullable(inviteRedirectUrl),
                Boolean.TRUE.equals(sendInvitationMessage),
                lastDay(),
                Optional.ofNullable(justification),
                all(mail.map(MessageInfo::ccRecipients))
                        .map(one -> one.map(Recipient::copy).orElse(new InvitationRequest.Copy("", Optional.empty())))
                        .toList(),
                Optional.ofNullable(invitedUserType),
                sponsors(),
                Optional.ofNullable(invitedUser).map(Reference::id),
                Boolean.TRUE.equals(resetRedemption));
    }

    private List<String> sponsors() {
        Stream<String> listed = all(Optional.ofNullable(invitedUserSponsors))
                .map(one -> one.map(Reference::id).orElse(""));
        Stream<String> bound = all(Optional.ofNullable(boundSponsors))
                .map(one -> one.map(NewInvitation::lastSegment).orElse(""));
        return Stream.concat(listed, bound).toList();
    }

    /** A list as it was sent may hold nulls. */
    private static <T> Stream<Optional<T>> all(Optional<List<T>> list) {
        return list.stream().flatMap(List::stream).map(Optional::ofNullable);
    }

    /** A reference is a URL of this API or of Graph's; it is never followed, and says no more than the id at its end. */
    private static String lastSegment(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private Optional<String> lastDay() throws RuleViolation {
        try {
            return Optional.ofNullable(accessEndDateTime)
                    .map(text -> OffsetDateTime.parse(text.strip())
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .minusNanos(1)
                            .toLocalDate()
                            .toString());
        } catch (DateTimeException noMoment) {
            throw new RuleViolation(
                    "AccessEndDateInvalid",
                    RuleViolation.Kind.INVALID,
                    "The end of access is no ISO 8601 date and time with its offset.",
                    "Write it like 2030-01-31T00:00:00Z.");
        }
    }
}
