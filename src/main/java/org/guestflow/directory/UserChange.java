package org.guestflow.directory;

import java.util.Optional;

/**
 * What is to be changed of an account; what is empty stays as it is.
 *
 * @param displayName the new name, 1 to 256 characters
 * @param preferredLanguage the new language, a BCP 47 tag; an empty text for none
 * @param accountEnabled whether the person may sign in
 */
public record UserChange(
        Optional<String> displayName, Optional<String> preferredLanguage, Optional<Boolean> accountEnabled) {}
