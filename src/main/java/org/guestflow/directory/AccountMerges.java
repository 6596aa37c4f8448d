package org.guestflow.directory;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.AccountReferences;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one account of two that one person has. The one that stays keeps its address and identity and gets access, ownership, sponsors and requests of the other, which is deleted. Directory roles do not
 * go over: who gets one is decided for the account that stays.
 */
@Service
@Transactional
public class AccountMerges {

    private final JdbcUsers users;
    private final List<AccountReferences> features;
    private final AuditTrail trail;

    AccountMerges(JdbcUsers users, List<AccountReferences> features, AuditTrail trail) {
        this.users = users;
        this.features = List.copyOf(features);
        this.trail = trail;
    }

    /**
     * Refuses two accounts that cannot become one.
     *
     * @param kept the account that is to stay
     * @param merged the account that is to go
     * @throws RuleViolation {@code SameAccount}, {@code UnknownUser}, {@code OnlyGuestsMerge}, {@code KeptAccountPending}, {@code BlockedAccount}, {@code OpenRequests}, {@code RecipientBlocked}
     */
    @Transactional(readOnly = true)
    public void check(UserId kept, UserId merged) throws RuleViolation {
        if (kept.equals(merged)) {
            throw new RuleViolation(
                    "SameAccount", RuleViolation.Kind.CONFLICT, "This is the same account.", "Name the other one.");
        }
        checkKept(guest(kept));
        checkNotBlocked(guest(merged));
        for (AccountReferences feature : features) {
            feature.check(merged);
        }
    }

    /** Nobody has proven yet that the address of a pending account is his: access would go to whoever does. */
    private static void checkKept(User kept) throws RuleViolation {
        if (!kept.hasAccepted()) {
            throw new RuleViolation(
                    "KeptAccountPending",
                    RuleViolation.Kind.CONFLICT,
                    "The account that is to stay has not accepted its invitation.",
                    "Wait until it is redeemed, or keep the other account.");
        }
        checkNotBlocked(kept);
    }

    /** A block is somebody's decision, which a merge would undo on the one side or extend to the other. */
    private static void checkNotBlocked(User user) throws RuleViolation {
        if (!user.accountEnabled()) {
            throw new RuleViolation(
                    "BlockedAccount",
                    RuleViolation.Kind.CONFLICT,
                    "The account of " + user.mail() + " is blocked.",
                    "Unblock it first, if it is to be used again; else delete it.");
        }
    }

    private User guest(UserId id) throws RuleViolation {
        User user = users.find(id)
                .orElseThrow(() -> new RuleViolation(
                        "UnknownUser",
                        RuleViolation.Kind.NOT_FOUND,
                        "There is no such user.",
                        "Name a user by id or address."));
        if (!user.isExternal()) {
            throw new RuleViolation(
                    "OnlyGuestsMerge",
                    RuleViolation.Kind.CONFLICT,
                    "Only accounts of people from outside can be merged.",
                    "The organisation's own directory decides on members.");
        }
        return user;
    }

    /**
     * Merges.
     *
     * @param kept the account that stays
     * @param merged the account that goes
     * @param actor the administrator who has it done
     * @throws RuleViolation as {@link #check}; nothing is changed then
     */
    public void merge(UserId kept, UserId merged, UserId actor) throws RuleViolation {
        // Always in one order: two merges at once do not wait for each other for ever.
        Stream.of(kept, merged)
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .forEach(users::lock);
        check(kept, merged);
        User gone = users.find(merged).orElseThrow();
        features.forEach(feature -> feature.move(merged, kept));
        users.delete(merged);
        Map<String, String> before =
                Map.of("mail", gone.mail().toString(), "userPrincipalName", gone.userPrincipalName());
        record(actor, "Delete user", merged, before, Map.of("mergedInto", kept.toString()));
        record(actor, "Merge user", kept, Map.of(), Map.of("merged", merged.toString()));
    }

    private void record(UserId actor, String action, UserId user, Map<String, ?> before, Map<String, ?> after) {
        trail.record(new AuditEvent(actor.toString(), action, "User", user.toString(), null, before, after));
    }
}
