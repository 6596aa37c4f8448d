package org.guestflow.demo;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.NewGuest;
import org.guestflow.directory.NewMember;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.redemption.Consents;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The people of WoodGrove, and Sam and Lena of Litware who are guests already. Everybody's password is {@value #PASSWORD}. */
@Component
@Profile("demo")
class DemoPeople {

    static final String PASSWORD = "demo";
    static final String SEEDING = "demo";
    private static final RequestId BEFORE_THE_DEMO =
            new RequestId(UUID.fromString("40000000-0000-4000-8000-000000000000"));

    private final Users users;
    private final PasswordEncoder encoder;
    private final Consents consents;

    DemoPeople(Users users, PasswordEncoder encoder, Consents consents) {
        this.users = users;
        this.encoder = encoder;
        this.consents = consents;
    }

    void add() {
        String hash = encoder.encode(PASSWORD);
        UserId ada = member("Ada", hash);
        users.assignRole(ada, DirectoryRole.ADMINISTRATOR, ada);
        UserId olivia = member("Olivia", hash);
        member("Ben", hash);
        member("Priya", hash);
        member("Marco", hash);
        users.assignRole(member("Gina", hash), DirectoryRole.GUEST_INVITER, ada);
        users.assignRole(guest("Sam", olivia, hash), DirectoryRole.GUEST_INVITER, ada);
        guest("Lena", olivia, hash);
    }

    private UserId member(String name, String hash) {
        EmailAddress mail = address(name, "woodgrove.com");
        UserId member = users.addMember(new NewMember(mail, name, Optional.of("en")), SEEDING)
                .id();
        users.setPasswordHash(member, hash, member);
        return member;
    }

    private UserId guest(String name, UserId inviter, String hash) {
        EmailAddress mail = address(name, "litware.com");
        NewGuest invited = new NewGuest(mail, mail.toString(), Optional.of(name), Optional.of("en"), inviter);
        UserId guest = users.ensureGuest(invited, BEFORE_THE_DEMO).id();
        users.accept(guest, BEFORE_THE_DEMO);
        users.setPasswordHash(guest, hash, guest);
        users.find(guest).ifPresent(consents::accept);
        return guest;
    }

    private static EmailAddress address(String name, String domain) {
        return EmailAddress.parse(name.toLowerCase(Locale.ROOT) + "@" + domain).orElseThrow();
    }

    UserId find(String mail) {
        return EmailAddress.parse(mail).flatMap(users::findByMail).map(User::id).orElseThrow();
    }
}
