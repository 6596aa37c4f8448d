package org.guestflow.directory;

import java.util.List;
import java.util.Optional;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.UserId;

/**
 * What is known of an external user who is about to be added.
 *
 * @param mail the normalised address
 * @param mailAsTyped the address as the inviter typed it
 * @param displayName the name; where empty, the address serves as one
 * @param preferredLanguage BCP 47 tag
 * @param inviter who brings the guest in
 * @param userType what the account is to be; a guest as a rule
 * @param sponsors who answers for the guest, in order, five at most; the inviter first
 */
public record NewGuest(
        EmailAddress mail,
        String mailAsTyped,
        Optional<String> displayName,
        Optional<String> preferredLanguage,
        UserId inviter,
        UserType userType,
        List<Sponsor> sponsors) {

    /** Copies the sponsors. */
    public NewGuest {
        sponsors = List.copyOf(sponsors);
    }

    /**
     * Describes a guest for whom the inviter alone answers.
     *
     * @param mail the normalised address
     * @param mailAsTyped the address as the inviter typed it
     * @param displayName the name; where empty, the address serves as one
     * @param preferredLanguage BCP 47 tag
     * @param inviter who brings the guest in; becomes the first sponsor
     */
    public NewGuest(
            EmailAddress mail,
            String mailAsTyped,
            Optional<String> displayName,
            Optional<String> preferredLanguage,
            UserId inviter) {
        this(
                mail,
                mailAsTyped,
                displayName,
                preferredLanguage,
                inviter,
                UserType.GUEST,
                List.of(Sponsor.user(inviter)));
    }
}
