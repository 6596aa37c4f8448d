package org.guestflow.support;

import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.NewMember;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

/** People of the host whom no other test knows, so that those of the demo keep what they have and get nothing more. */
public final class Colleague {

    private Colleague() {}

    /**
     * Records somebody who signs in with the demo's password.
     *
     * @param context the application's
     * @param name the person's name
     * @return the new member
     */
    public static User named(ApplicationContext context, String name) {
        Users users = context.getBean(Users.class);
        EmailAddress mail = EmailAddress.parse(name + "-" + UUID.randomUUID() + "@woodgrove.com")
                .orElseThrow();
        User member = users.addMember(new NewMember(mail, name, Optional.empty()), "test");
        users.setPasswordHash(
                member.id(), context.getBean(PasswordEncoder.class).encode("demo"), member.id());
        return member;
    }
}
