package org.guestflow.identity;

/**
 * An organisation at which people of its own sign in.
 *
 * @param registration the name of its registration here (OAuth 2.0 client)
 * @param displayName its name
 */
public record HomeOrganisation(String registration, String displayName) {}
