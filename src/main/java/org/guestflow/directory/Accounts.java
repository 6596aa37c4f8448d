package org.guestflow.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.guestflow.audit.AuditEvent;
import org.guestflow.audit.AuditTrail;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** How accounts come and go: one per address, each with a user principal name of its own. */
@Component
class Accounts {

    private static final int LONGEST_NAME = 256;
    private static final int NAMESAKES = 1_000;

    private final JdbcUsers users;
    private final JdbcNewcomers newcomers;
    private final JdbcOrganisations organisations;
    private final AuditTrail trail;

    Accounts(JdbcUsers users, JdbcNewcomers newcomers, JdbcOrganisations organisations, AuditTrail trail) {
        this.users = users;
        this.newcomers = newcomers;
        this.organisations = organisations;
        this.trail = trail;
    }

    EnsuredGuest ensureGuest(NewGuest guest, CreationType type, RequestId request, Instant now) {
        DomainName host = organisations.host().defaultDomain();
        // The first name twice: whoever had it may have been on the way out.
        return IntStream.rangeClosed(0, NAMESAKES)
                .map(attempt -> Math.max(attempt, 1))
                .mapToObj(
                        namesake -> tryAsGuest(guest, type, request, principalName(guest.mail(), namesake, host), now))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no user principal name is free"));
    }

    /** Adds those whose addresses and user principal names are free; gives them, and leaves the others alone. */
    List<User> addGuests(List<NewGuest> guests, CreationType type, RequestId request, Instant now) {
        DomainName host = organisations.host().defaultDomain();
        Map<UserId, NewGuest> wanted = new HashMap<>();
        List<Newcomer> proposed = new ArrayList<>();
        for (NewGuest guest : guests) {
            User user = newGuest(guest, type, principalName(guest.mail(), 1, host), now);
            wanted.put(user.id(), guest);
            proposed.add(new Newcomer(user, guest.sponsors()));
        }
        List<User> added = newcomers.insertIfFree(proposed, type, now);
        trail.recordTogether(added.stream()
                .map(user -> event(wanted.get(user.id()).inviter().toString(), "Add user", user, request, true))
                .toList());
        return added;
    }

    /** Gives the guest of that address, new or found; empty where the address is free and only the user principal name is taken. */
    private Optional<EnsuredGuest> tryAsGuest(
            NewGuest guest, CreationType type, RequestId request, String principalName, Instant now) {
        User user = newGuest(guest, type, principalName, now);
        if (!newcomers
                .insertIfFree(List.of(new Newcomer(user, guest.sponsors())), type, now)
                .isEmpty()) {
            record(guest.inviter().toString(), "Add user", user, request, true);
            return Optional.of(new EnsuredGuest(user, true));
        }
        return users.holdByMail(guest.mail()).map(found -> new EnsuredGuest(requireGuest(found), false));
    }

    private static User requireGuest(User found) {
        if (!found.isExternal()) {
            throw new IllegalStateException("the address is that of one of the host's own people, user " + found.id());
        }
        return found;
    }

    private static User newGuest(NewGuest guest, CreationType type, String principalName, Instant now) {
        String name = guest.displayName()
                .map(String::strip)
                .filter(given -> !given.isEmpty())
                .orElse(guest.mailAsTyped());
        return new User(
                UserId.random(),
                guest.mail(),
                guest.mailAsTyped(),
                cut(name),
                principalName,
                guest.userType(),
                Set.of(),
                Optional.of(type.state()),
                Optional.of(now),
                true,
                guest.preferredLanguage(),
                Optional.of(guest.inviter()));
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    /** Builds {@code user_partner.com#EXT#@host}; a namesake, left by an account that has got another address since, gets a number. */
    private static String principalName(EmailAddress mail, int namesake, DomainName host) {
        String number = namesake == 1 ? "" : String.valueOf(namesake);
        return mail.localPart() + "_" + mail.domain() + number + "#EXT#@" + host;
    }

    User addMember(NewMember member, String actor, Instant now) {
        return addMemberIfFree(member, actor, now)
                .orElseThrow(() -> new IllegalStateException("the address or its user principal name is taken"));
    }

    /** Adds a person of the host; empty where the address or its user principal name is taken. */
    Optional<User> addMemberIfFree(NewMember member, String actor, Instant now) {
        User user = new User(
                UserId.random(),
                member.mail(),
                member.mail().toString(),
                cut(member.displayName()),
                member.mail().toString(),
                UserType.MEMBER,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                member.preferredLanguage(),
                Optional.empty());
        if (!users.insertIfFree(user, now)) {
            return Optional.empty();
        }
        record(actor, "Add user", user, null, true);
        return Optional.of(user);
    }

    /** Adds the account of a program; false where the address is taken. */
    boolean addApplication(UserId id, EmailAddress mail, String displayName, UserId actor, Instant now) {
        User user = new User(
                id,
                mail,
                mail.toString(),
                cut(displayName),
                id + "#APP#@" + organisations.host().defaultDomain(),
                UserType.APPLICATION,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty());
        boolean added = users.insertIfFree(user, now);
        if (added) {
            record(actor.toString(), "Add user", user, null, true);
        }
        return added;
    }

    void removePendingGuest(UserId guest, RequestId request) {
        Optional<User> user = users.find(guest);
        if (user.isPresent() && users.deletePending(guest)) {
            record(AuditEvent.SYSTEM, "Delete user", user.get(), request, false);
        }
    }

    private void record(String actor, String action, User user, RequestId request, boolean added) {
        trail.record(event(actor, action, user, request, added));
    }

    private static AuditEvent event(String actor, String action, User user, RequestId request, boolean added) {
        Map<String, String> facts = facts(user);
        return new AuditEvent(
                actor,
                action,
                "User",
                user.id().toString(),
                request,
                added ? Map.of() : facts,
                added ? facts : Map.of());
    }

    private static String word(UserType type) {
        return switch (type) {
            case MEMBER -> "Member";
            case GUEST -> "Guest";
            case APPLICATION -> "Application";
        };
    }

    private static Map<String, String> facts(User user) {
        Map<String, String> facts = new HashMap<>();
        facts.put("mail", user.mail().toString());
        facts.put("userPrincipalName", user.userPrincipalName());
        facts.put("userType", word(user.userType()));
        user.invitedBy().ifPresent(inviter -> facts.put("invitedBy", inviter.toString()));
        return facts;
    }
}
