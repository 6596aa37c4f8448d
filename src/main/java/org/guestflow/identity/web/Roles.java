package org.guestflow.identity.web;

import java.util.ArrayList;
import java.util.List;
import org.guestflow.directory.User;
import org.guestflow.identity.SignedInUser;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** The roles by which requests are let through. */
final class Roles {

    static final String MEMBER = "MEMBER";
    static final String GUEST = "GUEST";
    static final String GUEST_INVITER = "GUEST_INVITER";
    static final String ADMINISTRATOR = "ADMINISTRATOR";

    private Roles() {}

    /** Says that a user is signed in, with the roles that he has at this moment. */
    static Authentication authentication(User user) {
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedInUser(user.id().value()), null, authorities(user));
    }

    private static List<GrantedAuthority> authorities(User user) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        if (user.isGuest()) {
            authorities.add(authority(GUEST));
        }
        if (user.isMember()) {
            authorities.add(authority(MEMBER));
        }
        if (user.isGuestInviter()) {
            authorities.add(authority(GUEST_INVITER));
        }
        if (user.isAdministrator() && user.isMember()) {
            authorities.add(authority(ADMINISTRATOR));
        }
        return authorities;
    }

    private static GrantedAuthority authority(String role) {
        return new SimpleGrantedAuthority("ROLE_" + role);
    }
}
