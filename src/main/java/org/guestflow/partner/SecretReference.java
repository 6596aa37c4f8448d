package org.guestflow.partner;

import java.util.regex.Pattern;

/** By which names secrets are referred to; whoever types the secret itself into a record is mostly stopped by this. */
final class SecretReference {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private SecretReference() {}

    static void require(String setting, String reference) {
        if (reference == null || !NAME.matcher(reference).matches()) {
            throw new InvalidSetting(
                    setting,
                    setting + " is a name below guestflow.partner-secrets: lower-case letters, digits, hyphens");
        }
    }
}
