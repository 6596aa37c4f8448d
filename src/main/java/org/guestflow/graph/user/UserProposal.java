package org.guestflow.graph.user;

import java.util.Optional;
import java.util.stream.Stream;
import org.guestflow.directory.NewMember;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.springframework.lang.Nullable;

/**
 * What an administrator sends of a new member.
 *
 * @param displayName the name that others see
 * @param mail the address, in a domain of the host; it may be left out where the principal name is sent
 * @param userPrincipalName the same as the address
 * @param mailNickname what stands before the address's at sign; Graph's clients send it
 * @param preferredLanguage a BCP 47 tag
 * @param accountEnabled true, or left out
 * @param passwordProfile the first password; needed where the organisation has no OpenID Connect provider of its own
 */
record UserProposal(
        @Nullable String displayName,
        @Nullable String mail,
        @Nullable String userPrincipalName,
        @Nullable String mailNickname,
        @Nullable String preferredLanguage,
        @Nullable Boolean accountEnabled,
        @Nullable PasswordProfile passwordProfile) {

    /**
     * A first password.
     *
     * @param password 12 to 72 bytes in UTF-8
     * @param forceChangePasswordNextSignIn false, or left out: nobody is made to change it
     */
    record PasswordProfile(
            @Nullable String password, @Nullable Boolean forceChangePasswordNextSignIn) {

        /** Tells nothing of the password. */
        @Override
        public String toString() {
            return "PasswordProfile[]";
        }
    }

    NewMember member() throws RuleViolation {
        if (Boolean.FALSE.equals(accountEnabled)) {
            throw invalid("ValueInvalid", "A new member may sign in: accountEnabled is true.");
        }
        EmailAddress address = address();
        if (mailNickname != null && !mailNickname.equalsIgnoreCase(address.localPart())) {
            throw invalid(
                    "MailNicknameInvalid", "A user's mailNickname is what stands before the at sign of the address.");
        }
        return new NewMember(
                address, displayName == null ? "" : displayName.strip(), Optional.ofNullable(preferredLanguage));
    }

    private EmailAddress address() throws RuleViolation {
        String first = Stream.of(Optional.ofNullable(mail), Optional.ofNullable(userPrincipalName))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
        EmailAddress address = EmailAddress.parse(first).orElseThrow(UserProposal::malformed);
        if (userPrincipalName != null
                && !EmailAddress.parse(userPrincipalName).map(EmailAddress::key).equals(Optional.of(address.key()))) {
            throw invalid("PrincipalNameInvalid", "A member's userPrincipalName is the same as the mail address.");
        }
        return address;
    }

    Optional<String> password() throws RuleViolation {
        if (passwordProfile != null && Boolean.TRUE.equals(passwordProfile.forceChangePasswordNextSignIn)) {
            throw invalid(
                    "ForcedChangeUnsupported",
                    "Nobody is made to change a password at sign-in: forceChangePasswordNextSignIn is false.");
        }
        return Optional.ofNullable(passwordProfile).map(PasswordProfile::password);
    }

    private static RuleViolation malformed() {
        return invalid("MalformedAddress", "A member has a mail address of one person.");
    }

    private static RuleViolation invalid(String rule, String message) {
        return new RuleViolation(rule, RuleViolation.Kind.INVALID, message, "Correct the value and send it again.");
    }
}
