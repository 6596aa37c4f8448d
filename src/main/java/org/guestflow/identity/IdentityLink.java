package org.guestflow.identity;

import java.time.Instant;

/**
 * That an account is used with an identity at a provider.
 *
 * @param issuer the provider's identifier
 * @param linkedAt since when
 */
public record IdentityLink(String issuer, Instant linkedAt) {}
