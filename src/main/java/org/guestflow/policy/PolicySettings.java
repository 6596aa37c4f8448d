package org.guestflow.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.directory.GuestEntry;
import org.guestflow.directory.GuestFilter;
import org.guestflow.directory.GuestLists;
import org.guestflow.directory.Users;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.Slice;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tenant's settings: read by anybody, changed by administrators, each change audited. A change takes effect with the next request, and reaches those that are open. */
@Service
@Transactional
public class PolicySettings {

    private final JdbcTenantSettings settings;
    private final JdbcDomains domains;
    private final GuestLists guests;
    private final Users users;
    private final List<PolicyListener> listeners;
    private final AuditTrail trail;

    PolicySettings(
            JdbcTenantSettings settings,
            JdbcDomains domains,
            GuestLists guests,
            Users users,
            List<PolicyListener> listeners,
            AuditTrail trail) {
        this.settings = settings;
        this.domains = domains;
        this.guests = guests;
        this.users = users;
        this.listeners = List.copyOf(listeners);
        this.trail = trail;
    }

    /**
     * Gives the settings.
     *
     * @return the settings as they are now
     */
    public TenantSettings current() {
        return settings.find();
    }

    /**
     * Gives the list of domains.
     *
     * @return the list as it is now
     */
    public DomainList domainList() {
        return new DomainList(settings.find().domainListKind(), domains.listed());
    }

    /**
     * Gives the domains that may be invited although they mix scripts or look like another organisation's.
     *
     * @return the domains, as administrators listed them
     */
    public Set<DomainName> mixedScriptDomains() {
        return domains.mixedScript();
    }

    /**
     * Sets who may invite at all.
     *
     * @param level the new level
     * @param actor who sets it
     * @throws RuleViolation {@code NotAnAdministrator}
     */
    public void allowInvitesFrom(AllowInvitesFrom level, UserId actor) throws RuleViolation {
        requireAdministrator(actor);
        TenantSettings old = settings.hold();
        settings.save(old.with(level));
        if (record(actor, "allowInvitesFrom", old.allowInvitesFrom().stored(), level.stored())) {
            decideAgain();
        }
    }

    /**
     * Sets who may invite, what guests see and whose sign-in needs a second factor, all or none.
     *
     * @param level who may invite; empty for no change
     * @param guests what guests see; empty for no change
     * @param secondFactor whose sign-in needs a second factor; empty for no change
     * @param actor who sets it
     * @throws RuleViolation {@code NotAnAdministrator}
     */
    public void authorization(
            Optional<AllowInvitesFrom> level,
            Optional<GuestPermissionLevel> guests,
            Optional<SecondFactorRequiredFor> secondFactor,
            UserId actor)
            throws RuleViolation {
        if (level.isPresent()) {
            allowInvitesFrom(level.get(), actor);
        }
        if (guests.isPresent()) {
            guestPermissionLevel(guests.get(), actor);
        }
        if (secondFactor.isPresent()) {
            secondFactorRequiredFor(secondFactor.get(), actor);
        }
    }

    /**
     * Sets what guests see of the directory.
     *
     * @param level the new level
     * @param actor who sets it
     * @throws RuleViolation {@code NotAnAdministrator}
     */
    public void guestPermissionLevel(GuestPermissionLevel level, UserId actor) throws RuleViolation {
        requireAdministrator(actor);
        TenantSettings old = settings.hold();
        settings.save(old.with(level));
        record(actor, "guestPermissionLevel", old.guestPermissionLevel().stored(), level.stored());
    }

    /**
     * Sets whose sign-in needs a second factor, whatever he has access to.
     *
     * @param people whose
     * @param actor who sets it
     * @throws RuleViolation {@code NotAnAdministrator}
     */
    public void secondFactorRequiredFor(SecondFactorRequiredFor people, UserId actor) throws RuleViolation {
        requireAdministrator(actor);
        TenantSettings old = settings.hold();
        settings.save(old.with(people));
        record(actor, "secondFactorRequiredFor", old.secondFactorRequiredFor().stored(), people.stored());
    }

    /**
     * Sets how many invitations may be asked for within an hour.
     *
     * @param perInviter by one inviter, at least 1
     * @param perTenant by all inviters together, at least 1
     * @param actor who sets it
     * @throws RuleViolation {@code NotAnAdministrator}, {@code InvalidLimit}
     */
    public void limitInvitations(int perInviter, int perTenant, UserId actor) throws RuleViolation {
        requireAdministrator(actor);
        if (perInviter < 1 || perTenant < 1) {
            throw new RuleViolation(
                    "InvalidLimit",
                    Kind.INVALID,
                    "A limit is at least 1.",
                    "Set allowInvitesFrom to none where nobody is to invite.");
        }
        TenantSettings old = settings.hold();
        settings.save(old.withLimits(perInviter, perTenant));
        record(actor, "invitationsPerInviter", old.invitationsPerInviter(), perInviter);
        record(actor, "invitationsPerTenant", old.invitationsPerTenant(), perTenant);
    }

    /**
     * Replaces the list of domains. Guests who have accepted are not touched; {@link #guestsRefusedBy} names those whom the list would refuse.
     *
     * @param list the new list
     * @param actor who sets it
     * @throws RuleViolation {@code NotAnAdministrator}
     */
    public void domainList(DomainList list, UserId actor) throws RuleViolation {
        requireAdministrator(actor);
        TenantSettings old = settings.hold();
        Set<DomainName> oldDomains = domains.listed();
        settings.save(old.with(list.kind()));
        domains.list(list.entries());
        boolean otherKind = record(
                actor,
                "domainListKind",
                old.domainListKind().stored(),
                list.kind().stored());
        if (record(actor, "domainList", oldDomains, list.entries()) || otherKind) {
            decideAgain();
        }
    }

    /**
     * Replaces the domains that may be invited although they mix scripts or look like another organisation's. Each covers its subdomains.
     *
     * @param listed the domains
     * @param actor who lists them
     * @throws RuleViolation {@code NotAnAdministrator}
     */
    public void mixedScriptDomains(Set<DomainName> listed, UserId actor) throws RuleViolation {
        requireAdministrator(actor);
        settings.hold();
        Set<DomainName> old = domains.mixedScript();
        domains.listMixedScript(listed);
        if (record(actor, "mixedScriptDomains", old, Set.copyOf(listed))) {
            decideAgain();
        }
    }

    /**
     * Counts the guests, pending or accepted, whose address a list of domains would refuse.
     *
     * @param list the list that holds, or one that is thought of
     * @param actor who wants to know
     * @return how many there are
     * @throws RuleViolation {@code NotAnAdministrator}
     */
    public long countGuestsRefusedBy(DomainList list, UserId actor) throws RuleViolation {
        requireAdministrator(actor);
        return guests.count(list.refused());
    }

    /**
     * Lists the guests, pending or accepted, whose address a list of domains would refuse, ordered by address.
     *
     * @param list the list that holds, or one that is thought of
     * @param after the place that the page before named; empty for the first page
     * @param size how many fit on a page
     * @param actor who wants to know
     * @return the page
     * @throws RuleViolation {@code NotAnAdministrator}, {@code InvalidCursor}
     */
    public Slice<GuestEntry> guestsRefusedBy(DomainList list, Optional<String> after, int size, UserId actor)
            throws RuleViolation {
        requireAdministrator(actor);
        return guests.list(GuestFilter.of(list.refused()), after, size);
    }

    /**
     * Gives all settings in one.
     *
     * @return the settings as they are now
     */
    public PolicyChange all() {
        TenantSettings now = settings.find();
        return new PolicyChange(
                now.allowInvitesFrom(),
                domainList(),
                mixedScriptDomains(),
                now.secondFactorRequiredFor(),
                now.invitationsPerInviter(),
                now.invitationsPerTenant());
    }

    /**
     * Sets all settings, or none where one of them is refused.
     *
     * @param change the settings
     * @param actor who sets them
     * @throws RuleViolation {@code NotAnAdministrator}, {@code InvalidLimit}
     */
    @Transactional(rollbackFor = RuleViolation.class)
    public void change(PolicyChange change, UserId actor) throws RuleViolation {
        limitInvitations(change.invitationsPerInviter(), change.invitationsPerTenant(), actor);
        allowInvitesFrom(change.allowInvitesFrom(), actor);
        domainList(change.domainList(), actor);
        mixedScriptDomains(change.mixedScriptDomains(), actor);
        secondFactorRequiredFor(change.secondFactorRequiredFor(), actor);
    }

    private void requireAdministrator(UserId actor) throws RuleViolation {
        if (users.find(actor)
                .filter(user -> user.isAdministrator() && user.accountEnabled())
                .isEmpty()) {
            throw new RuleViolation(
                    "NotAnAdministrator",
                    Kind.FORBIDDEN,
                    "Policy is set by administrators.",
                    "Ask an administrator for the change.");
        }
    }

    private void decideAgain() {
        listeners.forEach(PolicyListener::policyChanged);
    }

    private boolean record(UserId actor, String setting, Object old, Object now) {
        boolean changed = !old.equals(now);
        if (changed) {
            trail.record(new AuditEvent(
                    actor.toString(),
                    "Update policy setting",
                    "PolicySetting",
                    setting,
                    null,
                    Map.of(setting, old),
                    Map.of(setting, now)));
        }
        return changed;
    }
}
