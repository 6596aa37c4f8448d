package org.guestflow.policy;

import org.guestflow.directory.User;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Component;

/** Who may invite at all (behaviour.md section 2, rules 1 and 2). */
@Component
class InviterRule {

    private final JdbcSettings settings;

    InviterRule(JdbcSettings settings) {
        this.settings = settings;
    }

    void check(User inviter) throws RuleViolation {
        if (!inviter.accountEnabled() || (inviter.isGuest() && !inviter.hasAccepted())) {
            throw new RuleViolation(
                    "AccountDisabled",
                    RuleViolation.Kind.FORBIDDEN,
                    "The caller's account is disabled or has not been redeemed.",
                    "An administrator can enable it.");
        }
        AllowInvitesFrom level = settings.read().allowInvitesFrom();
        if (!level.allows(inviter)) {
            throw new RuleViolation(
                    "InvitesNotAllowed",
                    RuleViolation.Kind.FORBIDDEN,
                    "The organisation lets these people invite: " + level.stored() + ".",
                    "An administrator can change allowInvitesFrom or give the role Guest Inviter.");
        }
    }
}
