package org.guestflow.directory;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How administrators record groups and applications. Every addition is audited. */
@Service
@Transactional
public class TargetAdditions {

    private final TargetRecords records;
    private final JdbcUsers users;

    TargetAdditions(TargetRecords records, JdbcUsers users) {
        this.records = records;
        this.users = users;
    }

    /**
     * Records a group.
     *
     * @param added the group, assigned or dynamic, with a new id
     * @param actor the administrator
     * @throws RuleViolation {@code DisplayNameInvalid}, {@code HandleInvalid}, {@code MembershipRuleInvalid} where a rule is missing, not understood or not wanted, {@code OwnerMissing}, {@code
     *     UnknownUser}, {@code GuestsDoNotOwn}, {@code HandleTaken}; nothing is written then
     */
    public void add(NewGroup added, UserId actor) throws RuleViolation {
        Group group = added.group();
        ObjectRules.checkDisplayName(group.displayName());
        ObjectRules.checkHandle(group.mailNickname());
        checkRule(added);
        checkOwners(added.owners());
        if (!records.addIfFree(added, actor)) {
            throw taken();
        }
    }

    private static void checkRule(NewGroup added) throws RuleViolation {
        boolean dynamic = added.group().membership() == GroupMembership.DYNAMIC;
        if (dynamic != added.rule().flatMap(MembershipRule::of).isPresent()
                || (!dynamic && added.rule().isPresent())) {
            throw new RuleViolation(
                    "MembershipRuleInvalid",
                    Kind.INVALID,
                    "A dynamic group, and no other, has one of these rules: " + MembershipRule.MEMBERS.text() + ", "
                            + MembershipRule.GUESTS.text() + ".",
                    "Name the type DynamicMembership and one of these rules, or neither.");
        }
    }

    /**
     * Records an application.
     *
     * @param added the application, with a new id; of its origins each is normalised
     * @param actor the administrator
     * @throws RuleViolation {@code DisplayNameInvalid}, {@code HandleInvalid}, {@code RedirectUriInvalid}, {@code OwnerMissing}, {@code UnknownUser}, {@code GuestsDoNotOwn}, {@code HandleTaken};
     *     nothing is written then
     */
    public void add(NewApplication added, UserId actor) throws RuleViolation {
        ObjectRules.checkDisplayName(added.application().displayName());
        ObjectRules.checkHandle(added.application().appId());
        Set<String> origins = new HashSet<>();
        for (String origin : added.redirectOrigins()) {
            origins.add(RedirectOrigin.parse(origin).orElseThrow(TargetAdditions::noOrigin));
        }
        checkOwners(added.owners());
        if (!records.addIfFree(new NewApplication(added.application(), added.owners(), origins), actor)) {
            throw taken();
        }
    }

    /** Held in one order, so that none of them is gone when the transaction ends. */
    private void checkOwners(Set<UserId> owners) throws RuleViolation {
        if (owners.isEmpty()) {
            throw new RuleViolation(
                    "OwnerMissing",
                    Kind.INVALID,
                    "Every group and application has an owner.",
                    "Name a member of the organisation.");
        }
        List<UserId> inOrder =
                owners.stream().sorted(Comparator.comparing(UserId::value)).toList();
        for (UserId owner : inOrder) {
            users.lock(owner);
            User found = users.find(owner)
                    .orElseThrow(() -> new RuleViolation(
                            "UnknownUser",
                            Kind.NOT_FOUND,
                            "The directory has no user whom an owner's reference names.",
                            "Name a user of the directory."));
            if (!found.isMember()) {
                throw new RuleViolation(
                        "GuestsDoNotOwn",
                        Kind.CONFLICT,
                        "Groups and applications are owned by people of the organisation.",
                        "Choose a member.");
            }
        }
    }

    private static RuleViolation noOrigin() {
        return new RuleViolation(
                "RedirectUriInvalid",
                Kind.INVALID,
                "A redirect URI is an origin without a path, such as https://portal.example.org; http only to localhost.",
                "Leave out everything behind the host and the port.");
    }

    private static RuleViolation taken() {
        return new RuleViolation(
                "HandleTaken", Kind.CONFLICT, "The handle is taken already.", "Choose another handle.");
    }
}
