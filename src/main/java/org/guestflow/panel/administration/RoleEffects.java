package org.guestflow.panel.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.guestflow.directaddition.Colleagues;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.User;
import org.guestflow.invitation.InvitationLists;
import org.guestflow.partner.Partner;
import org.guestflow.policy.AllowInvitesFrom;
import org.guestflow.policy.PolicySettings;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Says what it will affect to give a role or to take it away. */
@Component
class RoleEffects {

    private static final Set<AllowInvitesFrom> MEMBERS_MAY =
            Set.of(AllowInvitesFrom.ADMINS_GUEST_INVITERS_AND_ALL_MEMBERS, AllowInvitesFrom.EVERYONE);

    private final Names names;
    private final Colleagues colleagues;
    private final InvitationLists invitations;
    private final PolicySettings settings;

    RoleEffects(Names names, Colleagues colleagues, InvitationLists invitations, PolicySettings settings) {
        this.names = names;
        this.colleagues = colleagues;
        this.invitations = invitations;
        this.settings = settings;
    }

    List<Sentence> ofGiving(User user, DirectoryRole role) {
        if (role == DirectoryRole.ADMINISTRATOR) {
            return List.of(about(user, "roles.effect.administrator"));
        }
        List<Sentence> effects = new ArrayList<>();
        effects.add(withRole(user));
        colleagues
                .partnersSpokenForBy(user)
                .forEach(partner -> effects.add(direct(user, partner, "roles.effect.direct")));
        if (level() == AllowInvitesFrom.NONE) {
            effects.add(Sentence.of("roles.effect.nobody-may"));
        }
        return effects;
    }

    List<Sentence> ofTaking(User user, DirectoryRole role) throws RuleViolation {
        List<Sentence> effects = new ArrayList<>();
        if (role == DirectoryRole.ADMINISTRATOR) {
            effects.add(about(user, "roles.effect.no-administrator"));
        }
        boolean otherRole = role == DirectoryRole.ADMINISTRATOR ? user.isGuestInviter() : user.isAdministrator();
        effects.add(otherRole ? withRole(user) : withoutRole(user));
        if (!otherRole) {
            colleagues
                    .partnersSpokenForBy(user)
                    .forEach(partner -> effects.add(direct(user, partner, "roles.effect.no-direct")));
        }
        long open = invitations.countOpenOf(user.id());
        if (open > 0) {
            effects.add(Sentence.of("roles.effect.open", open));
        }
        return effects;
    }

    private Sentence withRole(User user) {
        if (!user.isGuest()) {
            return about(user, "roles.effect.member");
        }
        String access = names.access(user);
        return access.isEmpty()
                ? Sentence.of("roles.effect.guest.nothing", user.displayName(), names.organisation(user))
                : Sentence.of("roles.effect.guest", user.displayName(), names.organisation(user), access);
    }

    private Sentence withoutRole(User user) throws RuleViolation {
        boolean may = user.isGuest() ? level() == AllowInvitesFrom.EVERYONE : MEMBERS_MAY.contains(level());
        String own = user.isGuest() ? names.access(user) : names.owned(user);
        return may && !own.isEmpty()
                ? Sentence.of("roles.effect.only", user.displayName(), own)
                : about(user, "roles.effect.nobody");
    }

    private Sentence direct(User user, Partner partner, String key) {
        String targets = names.of(partner.targets());
        return targets.isEmpty()
                ? Sentence.of("roles.effect.direct.nothing", user.displayName(), partner.displayName())
                : Sentence.of(key, user.displayName(), partner.displayName(), targets);
    }

    private AllowInvitesFrom level() {
        return settings.current().allowInvitesFrom();
    }

    private static Sentence about(User user, String key) {
        return Sentence.of(key, user.displayName());
    }
}
