package org.guestflow.redemption;

import java.time.Instant;

/**
 * What a guest has consented to.
 *
 * @param privacyStatementVersion the version of the privacy statement
 * @param termsOfUseVersion the version of the terms of use
 * @param acceptedAt when
 */
public record Consent(String privacyStatementVersion, String termsOfUseVersion, Instant acceptedAt) {}
