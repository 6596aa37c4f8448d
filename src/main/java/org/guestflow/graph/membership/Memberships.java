package org.guestflow.graph.membership;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.GroupMembership;
import org.guestflow.directory.Owners;
import org.guestflow.directory.Target;
import org.guestflow.directory.TargetType;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.InvitationRequest;
import org.guestflow.invitation.Invitations;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Adds people to groups and applications and takes them out, for owners and administrators. A guest comes in by a request only, which policy decides on like any other (behaviour.md section 2, rule
 * 8): where that needs an approval the answer says so.
 */
@Component
public class Memberships {

    private final Targets targets;
    private final Users users;
    private final Owners owners;
    private final Invitations invitations;
    private final BaseUrl baseUrl;

    Memberships(Targets targets, Users users, Owners owners, Invitations invitations, BaseUrl baseUrl) {
        this.targets = targets;
        this.users = users;
        this.owners = owners;
        this.invitations = invitations;
        this.baseUrl = baseUrl;
    }

    /**
     * Adds somebody.
     *
     * @param target the group or application
     * @param person id of the user
     * @param actor who asks
     * @return 204, or 202 with the request's place where somebody has yet to approve it
     * @throws RuleViolation naming the rule that refuses it; nothing is changed then
     */
    public ResponseEntity<Void> add(Target target, UUID person, User actor) throws RuleViolation {
        requireOwner(target, actor);
        requireKeptByHand(target);
        User added = user(person);
        if (targets.hasAccess(added.id(), target)) {
            throw new RuleViolation(
                    "AlreadyMember",
                    Kind.INVALID,
                    "One or more added object references already exist: the user is in it already.",
                    "There is nothing to do.");
        }
        if (added.isExternal()) {
            return request(target, added, actor);
        }
        if (target.type() == TargetType.GROUP) {
            targets.addMember(target.id(), added.id(), actor.id());
        } else {
            targets.assign(target.id(), added.id(), actor.id());
        }
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<Void> request(Target target, User guest, User actor) throws RuleViolation {
        RequestId request = invitations.request(
                actor,
                new InvitationRequest(
                        guest.mail().toString(),
                        target.type().stored(),
                        Optional.of(target.id().toString()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.empty()));
        return targets.hasAccess(guest.id(), target)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.accepted()
                        .location(URI.create(baseUrl.value() + "/v1.0/invitations/" + request))
                        .build();
    }

    /**
     * Takes somebody out.
     *
     * @param target the group or application
     * @param person id of the user
     * @param actor who asks
     * @throws RuleViolation naming the rule that refuses it; nothing is changed then
     */
    public void remove(Target target, UUID person, User actor) throws RuleViolation {
        requireOwner(target, actor);
        requireKeptByHand(target);
        UserId removed = new UserId(person);
        if (!targets.hasAccess(removed, target)) {
            throw new RuleViolation(
                    "NotInTarget",
                    Kind.NOT_FOUND,
                    "The user is not in it.",
                    "Whoever is in it is in the list of its members.");
        }
        targets.endAccess(removed, target, actor.id());
    }

    /**
     * Makes somebody an owner.
     *
     * @param target the group or application
     * @param person id of the user
     * @param actor who asks
     * @throws RuleViolation naming the rule that refuses it; nothing is changed then
     */
    public void addOwner(Target target, UUID person, User actor) throws RuleViolation {
        requireOwner(target, actor);
        owners.add(target, user(person), actor.id());
    }

    /**
     * Makes somebody an owner no more.
     *
     * @param target the group or application
     * @param person id of the user
     * @param actor who asks
     * @throws RuleViolation naming the rule that refuses it; nothing is changed then
     */
    public void removeOwner(Target target, UUID person, User actor) throws RuleViolation {
        requireOwner(target, actor);
        owners.remove(target, new UserId(person), actor.id());
    }

    private User user(UUID id) throws RuleViolation {
        return users.find(new UserId(id))
                .filter(found -> !found.isApplication())
                .orElseThrow(() -> new RuleViolation(
                        "UnknownUser",
                        Kind.NOT_FOUND,
                        "The object that the body names is no user.",
                        "Name a user of the directory."));
    }

    private void requireOwner(Target target, User actor) throws RuleViolation {
        boolean owner = actor.isAdministrator()
                || (!actor.isGuest()
                        && targets.owners(target).stream().map(User::id).anyMatch(actor.id()::equals));
        if (!owner) {
            throw new RuleViolation(
                    "TargetNotOwned",
                    Kind.FORBIDDEN,
                    "Only owners and administrators change who is in it.",
                    "Ask an owner.");
        }
    }

    private void requireKeptByHand(Target target) throws RuleViolation {
        GroupMembership membership = target.type() == TargetType.GROUP
                ? targets.findGroup(target.id().toString()).orElseThrow().membership()
                : targets.findApplication(target.id().toString())
                        .orElseThrow()
                        .accessGroup()
                        .map(group -> group.membership())
                        .orElse(GroupMembership.ASSIGNED);
        if (membership != GroupMembership.ASSIGNED) {
            throw new RuleViolation(
                    membership == GroupMembership.DYNAMIC ? "DynamicGroup" : "SyncedGroup",
                    Kind.INVALID,
                    "The people are not kept by hand here.",
                    "A rule or another directory decides on them; an administrator can change that.");
        }
    }
}
