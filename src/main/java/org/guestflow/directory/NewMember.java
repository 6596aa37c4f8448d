package org.guestflow.directory;

import java.util.Optional;
import org.guestflow.shared.EmailAddress;

/**
 * What is known of a person of the host organisation who is about to be recorded.
 *
 * @param mail the normalised address; it serves as user principal name too
 * @param displayName the name that others see
 * @param preferredLanguage BCP 47 tag
 */
public record NewMember(EmailAddress mail, String displayName, Optional<String> preferredLanguage) {}
