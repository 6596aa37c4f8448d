package org.guestflow.directory;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.UserId;

/**
 * A user of the directory, as it stood when it was read.
 *
 * @param id the user's id
 * @param mail the normalised address by which the person signs in
 * @param mailAsTyped the address in the form in which it was first given, for display
 * @param displayName the name that others see
 * @param userPrincipalName for whoever is brought in {@code user_partner.com#EXT#@host-domain}, else the address
 * @param userType member, guest or application
 * @param roles the directory roles
 * @param externalUserState how far an external user has come; empty for people of the host
 * @param externalUserStateChangedAt since when; empty for people of the host
 * @param accountEnabled whether the user may sign in
 * @param preferredLanguage BCP 47 tag
 * @param invitedBy who brought the external user in
 */
public record User(
        UserId id,
        EmailAddress mail,
        String mailAsTyped,
        String displayName,
        String userPrincipalName,
        UserType userType,
        Set<DirectoryRole> roles,
        Optional<ExternalUserState> externalUserState,
        Optional<Instant> externalUserStateChangedAt,
        boolean accountEnabled,
        Optional<String> preferredLanguage,
        Optional<UserId> invitedBy) {

    /**
     * Tells whether the user is a guest, of whom policy thinks otherwise than of a member. Where the person comes from is another question: {@link #isExternal}.
     *
     * @return true where the user type is guest
     */
    public boolean isGuest() {
        return userType == UserType.GUEST;
    }

    /**
     * Tells whether the user was brought in from outside, as a guest or as a member: proves an address of another organisation, consents, and signs in by that.
     *
     * @return true for every guest, and for a member whose own account is elsewhere
     */
    public boolean isExternal() {
        return externalUserState.isPresent();
    }

    /**
     * Tells whether the account may be used.
     *
     * @return true for an account that is not blocked and, where it is an external user's, whose invitation is accepted
     */
    public boolean isActive() {
        return accountEnabled && (!isExternal() || hasAccepted());
    }

    /**
     * Tells whether the user is a person of the host organisation.
     *
     * @return true for a member
     */
    public boolean isMember() {
        return userType == UserType.MEMBER;
    }

    /**
     * Tells whether the user is a program.
     *
     * @return true for an application
     */
    public boolean isApplication() {
        return userType == UserType.APPLICATION;
    }

    /**
     * Tells whether the user holds the role Administrator.
     *
     * @return true for an administrator
     */
    public boolean isAdministrator() {
        return roles.contains(DirectoryRole.ADMINISTRATOR);
    }

    /**
     * Tells whether the user holds the role Guest Inviter.
     *
     * @return true for a Guest Inviter
     */
    public boolean isGuestInviter() {
        return roles.contains(DirectoryRole.GUEST_INVITER);
    }

    /**
     * Tells whether the external user has proven the address and consented.
     *
     * @return true for an accepted external user, false for a pending one and for people of the host
     */
    public boolean hasAccepted() {
        return externalUserState.filter(ExternalUserState.ACCEPTED::equals).isPresent();
    }
}
