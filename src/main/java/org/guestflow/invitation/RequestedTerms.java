package org.guestflow.invitation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.directory.Sponsor;
import org.guestflow.directory.User;
import org.guestflow.directory.UserType;
import org.guestflow.invitation.NamedAccounts.Named;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.springframework.stereotype.Component;

/** Checks what a request says besides who is brought into what. */
@Component
class RequestedTerms {

    private static final int MOST_COPIES = 5;
    private static final int MOST_SPONSORS = 5;
    private static final int LONGEST_NAME = 256;

    private final SponsorSearch sponsorSearch;

    RequestedTerms(SponsorSearch sponsorSearch) {
        this.sponsorSearch = sponsorSearch;
    }

    InvitationTerms of(User inviter, InvitationRequest request, EmailAddress invitee, Optional<Named> named)
            throws RuleViolation {
        UserType asked = userType(inviter, request.invitedUserType());
        return new InvitationTerms(
                named.map(Named::purpose).orElse(InvitationPurpose.BRING_IN),
                named.map(Named::account).map(User::userType).orElse(asked),
                request.resetRedemption() ? List.of() : sponsors(inviter, request.invitedUserSponsors()),
                copies(request.ccRecipients(), invitee));
    }

    /** A member has what members have, so that only an administrator says who becomes one. */
    private static UserType userType(User inviter, Optional<String> given) throws RuleViolation {
        String type = given.map(String::strip).filter(text -> !text.isEmpty()).orElse("Guest");
        if ("Guest".equalsIgnoreCase(type)) {
            return UserType.GUEST;
        }
        if (!"Member".equalsIgnoreCase(type)) {
            throw RequestText.invalid(
                    "InvitedUserTypeInvalid", "There is no such user type.", "Send Guest or Member, or nothing.");
        }
        if (!NamedAccounts.isAdministrator(inviter)) {
            throw new RuleViolation(
                    "AdministratorOnly",
                    Kind.FORBIDDEN,
                    "Only administrators may bring somebody in as a member.",
                    "Invite a guest, or ask an administrator.");
        }
        return UserType.MEMBER;
    }

    private List<Sponsor> sponsors(User inviter, List<String> given) throws RuleViolation {
        if (given.size() > MOST_SPONSORS) {
            throw tooManySponsors();
        }
        Set<Sponsor> all = new LinkedHashSet<>(List.of(Sponsor.user(inviter.id())));
        for (String named : given) {
            all.add(sponsorSearch
                    .find(inviter, named)
                    .orElseThrow(() -> RequestText.invalid(
                            "UnknownSponsor",
                            "One of the sponsors is no user or group that you could name.",
                            "Send ids of users who may sign in, or of groups.")));
        }
        if (all.size() > MOST_SPONSORS) {
            throw tooManySponsors();
        }
        return List.copyOf(all);
    }

    private static RuleViolation tooManySponsors() {
        return RequestText.invalid(
                "TooManySponsors",
                "At most five answer for a guest, of whom you are the first.",
                "Name four others at most.");
    }

    private static List<CopyRecipient> copies(List<InvitationRequest.Copy> given, EmailAddress invitee)
            throws RuleViolation {
        if (given.size() > MOST_COPIES) {
            throw RequestText.invalid(
                    "TooManyCcRecipients",
                    "At most five people get a copy of an invitation.",
                    "Leave some of them out.");
        }
        Map<String, CopyRecipient> copies = new LinkedHashMap<>();
        for (InvitationRequest.Copy one : given) {
            CopyRecipient copy = copy(one);
            copies.putIfAbsent(copy.address().key(), copy);
        }
        copies.remove(invitee.key());
        return new ArrayList<>(copies.values());
    }

    private static CopyRecipient copy(InvitationRequest.Copy given) throws RuleViolation {
        Optional<String> name = given.name().map(String::strip).filter(text -> !text.isEmpty());
        Optional<EmailAddress> address = EmailAddress.parse(given.address());
        boolean plain = name.filter(text ->
                        text.length() > LONGEST_NAME || text.codePoints().anyMatch(Character::isISOControl))
                .isEmpty();
        if (address.isEmpty() || !plain) {
            throw RequestText.invalid(
                    "CcRecipientInvalid",
                    "A recipient of a copy is not the address of one person, or the name is none.",
                    "Send one address each, with a name of at most " + LONGEST_NAME + " characters or without.");
        }
        return new CopyRecipient(address.get(), name);
    }
}
