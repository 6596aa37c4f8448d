package org.guestflow.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.guestflow.directory.AccessEnds;
import org.guestflow.directory.AccessEntry;
import org.guestflow.directory.AccessLists;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.directory.Zones;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Policy;
import org.guestflow.policy.Route;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.RuleViolation.Kind;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How those who answer for a guest let access last longer: sponsors, owners and administrators, as far as the decision table lets them go ahead. What needs an approval is asked for like any other
 * access, by an owner.
 */
@Service
@Transactional
public class AccessExtensions {

    private final Users users;
    private final Targets targets;
    private final AccessLists access;
    private final AccessEnds ends;
    private final Zones zones;
    private final Policy policy;
    private final JdbcEndingAccess ending;
    private final AccessEndProcess process;
    private final Clock clock;

    AccessExtensions(
            Users users,
            Targets targets,
            AccessLists access,
            AccessEnds ends,
            Zones zones,
            Policy policy,
            JdbcEndingAccess ending,
            AccessEndProcess process,
            Clock clock) {
        this.users = users;
        this.targets = targets;
        this.access = access;
        this.ends = ends;
        this.zones = zones;
        this.policy = policy;
        this.ending = ending;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Finds a guest for whom somebody answers.
     *
     * @param viewer who looks: a sponsor of the guest or an administrator
     * @param guest the guest
     * @return the guest
     * @throws RuleViolation {@code GuestNotSponsored} for everybody else and for the guest himself, as if there were none
     */
    public User sponsored(User viewer, UserId guest) throws RuleViolation {
        return users.find(guest)
                .filter(User::isExternal)
                .filter(found -> !found.id().equals(viewer.id()))
                .filter(found -> viewer.isAdministrator() || isSponsor(viewer, found))
                .orElseThrow(AccessExtensions::unknown);
    }

    /**
     * Lists what a guest has access to, as far as it is the viewer's business: a sponsor who is a guest sees only what he is in himself.
     *
     * @param viewer who looks: a sponsor of the guest or an administrator
     * @param guest the guest
     * @return applications first, then groups, each by name
     */
    public List<AccessEntry> accessOf(User viewer, UserId guest) {
        List<AccessEntry> all = access.of(guest);
        if (!viewer.isGuest()) {
            return all;
        }
        Set<Target> his =
                access.of(viewer.id()).stream().map(AccessEntry::target).collect(Collectors.toSet());
        return all.stream().filter(entry -> his.contains(entry.target())).toList();
    }

    /**
     * Tells until when access can be extended.
     *
     * @param actor who would extend it
     * @param guest whose access
     * @param target a group or application
     * @return what is offered
     * @throws RuleViolation {@code GuestNotSponsored}, {@code NothingToExtend}, {@code ExtensionNeedsApproval}, {@code ExtensionDenied}, {@code ExtensionTooLong} where policy allows no later day, or one
     *     of the rules about callers, targets and addresses
     */
    public ExtensionOffer offer(User actor, UserId guest, Target target) throws RuleViolation {
        User found = answeredFor(actor, guest, target);
        AccessEntry entry = entry(actor, found, target);
        ZoneId zone = zones.of(guest);
        Instant endsAt = entry.endsAt().orElseThrow();
        LocalDate first = LocalDate.ofInstant(endsAt.minusMillis(1), zone).plusDays(1);
        LocalDate latest = latest(decide(actor, found, target, first), zone);
        if (latest.isBefore(first)) {
            throw new ExtensionTooLong(latest);
        }
        return new ExtensionOffer(found, target, entry.displayName(), endsAt, first, latest);
    }

    /**
     * Lets access last to the end of a day, in the zone of the guest.
     *
     * @param actor who extends it
     * @param guest whose access
     * @param target a group or application
     * @param lastDay the last day
     * @throws RuleViolation as {@link #offer}, and {@code ExtensionTooShort} for a day before the present end; nothing is changed then
     */
    public void extend(User actor, UserId guest, Target target, LocalDate lastDay) throws RuleViolation {
        ExtensionOffer offer = offer(actor, guest, target);
        if (lastDay.isBefore(offer.firstDay())) {
            throw new RuleViolation(
                    "ExtensionTooShort",
                    Kind.INVALID,
                    "The access lasts as long already.",
                    "Choose " + offer.firstDay() + " or a later day.");
        }
        ZoneId zone = zones.of(guest);
        Decision decision = decide(actor, offer.guest(), target, lastDay);
        LocalDate latest = latest(decision, zone);
        if (lastDay.isAfter(latest)) {
            throw new ExtensionTooLong(latest);
        }
        Optional<RequestId> ground =
                decision.multiFactorRequired() ? Optional.of(kept(actor, offer, lastDay)) : Optional.empty();
        Instant until = lastDay.plusDays(1).atStartOfDay(zone).toInstant();
        if (!ends.extend(guest, target, until, ground, actor.id())) {
            throw nothing();
        }
        ending.find(guest, target).ifPresent(process::endDateChanged);
    }

    /** The access rests on this decision from now on, so that the guest's sign-in takes the second factor that it asks for. */
    private RequestId kept(User actor, ExtensionOffer offer, LocalDate lastDay) {
        RequestId extension = RequestId.random();
        policy.decide(
                Route.INVITATION,
                extension,
                actor.id(),
                offer.guest().mail().domain(),
                offer.target(),
                Optional.of(lastDay));
        return extension;
    }

    private User answeredFor(User actor, UserId guest, Target target) throws RuleViolation {
        return users.find(guest)
                .filter(User::isExternal)
                .filter(found -> !found.id().equals(actor.id()))
                .filter(found -> actor.isAdministrator() || isSponsor(actor, found) || isOwner(actor, target))
                .orElseThrow(AccessExtensions::unknown);
    }

    private boolean isSponsor(User user, User guest) {
        return users.sponsors(guest.id()).stream().map(User::id).anyMatch(user.id()::equals);
    }

    private boolean isOwner(User user, Target target) {
        return targets.owners(target).stream().map(User::id).anyMatch(user.id()::equals);
    }

    private AccessEntry entry(User actor, User guest, Target target) throws RuleViolation {
        return accessOf(actor, guest.id()).stream()
                .filter(entry -> entry.target().equals(target)
                        && entry.canBeLeft()
                        && entry.endsAt().isPresent())
                .findFirst()
                .orElseThrow(AccessExtensions::nothing);
    }

    private static RuleViolation nothing() {
        return new RuleViolation(
                "NothingToExtend",
                Kind.NOT_FOUND,
                "The guest has no such access that ends.",
                "Whoever has access until when stands on the guest's page; access that has ended is asked for anew.");
    }

    private Decision decide(User actor, User guest, Target target, LocalDate lastDay) throws RuleViolation {
        policy.checkExtension(actor, guest.mail(), target);
        Decision decision = policy.preview(
                Route.INVITATION, actor, guest.mail().domain(), target, Optional.of(lastDay), Optional.empty());
        return switch (decision.outcome()) {
            case GO_AHEAD -> decision;
            case APPROVAL ->
                throw new RuleViolation(
                        "ExtensionNeedsApproval",
                        Kind.CONFLICT,
                        "Policy asks for an approval before this access may last longer.",
                        "An owner of the group or application can ask for it by adding the guest again until that day.");
            case DENY ->
                throw new RuleViolation(
                        "ExtensionDenied",
                        Kind.CONFLICT,
                        "Policy does not allow this access to last longer.",
                        "An administrator can change the policy.");
        };
    }

    /** The last day that is over before the longest access is. */
    private LocalDate latest(Decision decision, ZoneId zone) {
        return LocalDate.ofInstant(clock.instant().plus(decision.longestAccess()), zone)
                .minusDays(1);
    }

    private static RuleViolation unknown() {
        return new RuleViolation(
                "GuestNotSponsored",
                Kind.NOT_FOUND,
                "There is no such guest among those that you answer for.",
                "Those that you answer for stand on the page of your guests.");
    }
}
