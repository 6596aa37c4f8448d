package org.guestflow.panel.administration;

import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.NewMember;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;

/**
 * A new member as typed.
 *
 * @param displayName the name that others see
 * @param mail the address
 * @param language BCP 47 tag; empty for the organisation's
 * @param password the first password; empty for whoever signs in at the organisation's own provider
 */
public record MemberForm(String displayName, String mail, String language, String password) {

    static final Map<String, String> FIELDS = Map.of(
            "DisplayNameInvalid", "displayName",
            "MalformedAddress", "mail",
            "NotOfTheHost", "mail",
            "AddressReserved", "mail",
            "AddressOfGuest", "mail",
            "AddressInUse", "mail",
            "LanguageInvalid", "language",
            "PasswordInvalid", "password",
            "PasswordNeeded", "password");

    /** Takes what is not given as an empty text. */
    public MemberForm {
        displayName = displayName == null ? "" : displayName;
        mail = mail == null ? "" : mail;
        language = language == null ? "" : language;
        password = password == null ? "" : password;
    }

    NewMember member() throws RuleViolation {
        EmailAddress address = EmailAddress.parse(mail)
                .orElseThrow(() -> new RuleViolation(
                        "MalformedAddress",
                        RuleViolation.Kind.INVALID,
                        "This is no mail address.",
                        "Write one like name@example.com."));
        return new NewMember(address, displayName.strip(), Typed.text(language));
    }

    /** As it was typed: blanks belong to a password. */
    Optional<String> chosenPassword() {
        return Optional.of(password).filter(typed -> !typed.isEmpty());
    }

    /** Tells nothing of the password. */
    @Override
    public String toString() {
        return "MemberForm[mail=" + mail + "]";
    }
}
