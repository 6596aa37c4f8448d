package org.guestflow.directory;

import java.util.Optional;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.UserId;

/**
 * What is known of a guest who is about to be added.
 *
 * @param mail the normalised address
 * @param mailAsTyped the address as the inviter typed it
 * @param displayName the name; where empty, the address serves as one
 * @param preferredLanguage BCP 47 tag
 * @param inviter who brings the guest in; becomes the first sponsor
 */
public record NewGuest(
        EmailAddress mail,
        String mailAsTyped,
        Optional<String> displayName,
        Optional<String> preferredLanguage,
        UserId inviter) {}
