package org.guestflow.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guestflow.directory.AccessEntry;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.directory.Zones;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Decision.Outcome;
import org.guestflow.policy.Policy;
import org.guestflow.policy.Route;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** Knows whose access somebody can have last longer, and what policy says to it. */
@Component
class ExtendableAccess {

    private final Users users;
    private final Targets targets;
    private final AccessLists access;
    private final Zones zones;
    private final Policy policy;
    private final Clock clock;

    ExtendableAccess(Users users, Targets targets, AccessLists access, Zones zones, Policy policy, Clock clock) {
        this.users = users;
        this.targets = targets;
        this.access = access;
        this.zones = zones;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Access of a guest that ends.
     *
     * @param guest whose
     * @param target the group or application
     * @param name its name
     * @param endsAt when it ends now
     * @param zone where the guest is
     */
    record Found(User guest, Target target, String name, Instant endsAt, ZoneId zone) {

        LocalDate firstDay() {
            return LocalDate.ofInstant(endsAt.minusMillis(1), zone).plusDays(1);
        }

        void checkLonger(LocalDate lastDay) throws RuleViolation {
            if (lastDay.isBefore(firstDay())) {
                throw new RuleViolation(
                        "ExtensionTooShort",
                        Kind.INVALID,
                        "The access lasts as long already.",
                        "Choose " + firstDay() + " or a later day.");
            }
        }

        Instant endOf(LocalDate lastDay) {
            return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /** The guest, for a sponsor of his or an administrator. */
    User sponsored(User viewer, UserId guest) throws RuleViolation {
        return users.find(guest)
                .filter(User::isExternal)
                .filter(found -> !found.id().equals(viewer.id()))
                .filter(found -> viewer.isAdministrator() || isSponsor(viewer, found))
                .orElseThrow(ExtendableAccess::unknown);
    }

    /** A sponsor who is a guest sees only what he is in himself. */
    List<AccessEntry> of(User viewer, UserId guest) {
        List<AccessEntry> all = access.of(guest);
        if (!viewer.isGuest()) {
            return all;
        }
        Set<Target> his =
                access.of(viewer.id()).stream().map(AccessEntry::target).collect(Collectors.toSet());
        return all.stream().filter(entry -> his.contains(entry.target())).toList();
    }

    /** Access that ends, for somebody who answers for the guest or owns the target. */
    Found find(User actor, UserId guest, Target target) throws RuleViolation {
        User found = users.find(guest)
                .filter(User::isExternal)
                .filter(one -> !one.id().equals(actor.id()))
                .filter(one -> actor.isAdministrator() || isSponsor(actor, one) || isOwner(actor, target))
                .orElseThrow(ExtendableAccess::unknown);
        return of(actor, guest).stream()
                .filter(entry -> entry.target().equals(target)
                        && entry.canBeLeft()
                        && entry.endsAt().isPresent())
                .findFirst()
                .map(entry -> new Found(
                        found, target, entry.displayName(), entry.endsAt().orElseThrow(), zones.of(guest)))
                .orElseThrow(ExtendableAccess::nothing);
    }

    /** What the decision table says to access until a day. */
    Decision decide(User actor, Found found, LocalDate lastDay) throws RuleViolation {
        policy.checkExtension(actor, found.guest().mail(), found.target());
        Decision decision = policy.preview(
                Route.INVITATION,
                actor,
                found.guest().mail().domain(),
                found.target(),
                Optional.of(lastDay),
                Optional.empty());
        if (decision.outcome() == Outcome.DENY) {
            throw new RuleViolation(
                    "ExtensionDenied",
                    Kind.CONFLICT,
                    "Policy does not allow this access to last longer.",
                    "An administrator can change the policy.");
        }
        return decision;
    }

    /** The last day that is over before the longest access is. */
    LocalDate latest(Decision decision, ZoneId zone) {
        return LocalDate.ofInstant(clock.instant().plus(decision.longestAccess()), zone)
                .minusDays(1);
    }

    static RuleViolation nothing() {
        return new RuleViolation(
                "NothingToExtend",
                Kind.NOT_FOUND,
                "The guest has no such access that ends.",
                "Whoever has access until when stands on the guest's page; access that has ended is asked for anew.");
    }

    private static RuleViolation unknown() {
        return new RuleViolation(
                "GuestNotSponsored",
                Kind.NOT_FOUND,
                "There is no such guest among those that you answer for.",
                "Those that you answer for stand on the page of your guests.");
    }

    private boolean isSponsor(User user, User guest) {
        return users.sponsors(guest.id()).stream().map(User::id).anyMatch(user.id()::equals);
    }

    private boolean isOwner(User user, Target target) {
        return targets.owners(target).stream().map(User::id).anyMatch(user.id()::equals);
    }
}
