package org.guestflow.identity;

import java.util.Optional;
import org.guestflow.directory.MemberAdditions;
import org.guestflow.directory.NewMember;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.identity.signin.PasswordRule;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records people of the host organisation who can sign in: at the organisation's own provider, or by a first password. */
@Service
@Transactional
public class Members {

    private final MemberAdditions additions;
    private final Users users;
    private final OrganisationSignIn organisations;
    private final PasswordEncoder encoder;

    Members(MemberAdditions additions, Users users, OrganisationSignIn organisations, PasswordEncoder encoder) {
        this.additions = additions;
        this.users = users;
        this.organisations = organisations;
        this.encoder = encoder;
    }

    /**
     * Records a member.
     *
     * @param member what is known of the person
     * @param password the first password, as the administrator has chosen it; empty for whoever signs in at the organisation's provider
     * @param actor the administrator
     * @return the new member
     * @throws RuleViolation {@code PasswordInvalid}, {@code PasswordNeeded} where there is no other way to sign in, and what {@link MemberAdditions#add} throws; nothing is written then
     */
    public User add(NewMember member, Optional<String> password, UserId actor) throws RuleViolation {
        if (password.isEmpty() && organisations.of(member.mail()).isEmpty()) {
            throw new RuleViolation(
                    "PasswordNeeded",
                    Kind.INVALID,
                    "Without a password the member could not sign in: the organisation has no OpenID Connect provider here.",
                    "Send a first password of 12 to 72 bytes.");
        }
        if (password.isPresent()) {
            PasswordRule.check(password.get());
        }
        User added = additions.add(member, actor);
        password.map(encoder::encode).ifPresent(hash -> users.setPasswordHash(added.id(), hash, actor));
        return added;
    }
}
