package org.guestflow.partner;

import java.util.Optional;
import org.guestflow.shared.EmailAddress;

/**
 * On whose behalf a partner's directory is asked.
 *
 * @param mail his address at the partner
 * @param delegatedToken the bearer token that he got from the partner for this; empty where he has none that is still good
 */
public record Inquirer(EmailAddress mail, Optional<String> delegatedToken) {}
