package org.guestflow.compliance;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guestflow.audit.AuditedPeople;
import org.guestflow.directory.DeletedUsers;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.ErasedPerson;
import org.guestflow.shared.PersonalData;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Component;

/** By what a person is or was known, whoever has it: accounts that became one and accounts of before, every address of theirs, requests. */
@Component
class KnownPeople {

    private final Users users;
    private final DeletedUsers deleted;
    private final List<PersonalData> features;
    private final AuditedPeople audited;

    KnownPeople(Users users, DeletedUsers deleted, List<PersonalData> features, AuditedPeople audited) {
        this.users = users;
        this.deleted = deleted;
        this.features = List.copyOf(features);
        this.audited = audited;
    }

    /** Finds somebody by id or address. Whoever is named by an account that was merged into another is found as that one. */
    Optional<UserId> find(String named) {
        return id(named)
                .filter(id -> users.find(id).isPresent()
                        || !audited.addresses(Set.of(id)).isEmpty())
                .or(() -> EmailAddress.parse(named).flatMap(this::withAddress))
                .map(audited::present);
    }

    private Optional<UserId> withAddress(EmailAddress address) {
        return users.findByMail(address)
                .map(User::id)
                .or(() -> audited.accountsAt(Set.of(address.key())).stream().findFirst());
    }

    private static Optional<UserId> id(String text) {
        try {
            return Optional.of(new UserId(UUID.fromString(text)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Everything by which a person is known. */
    ErasedPerson person(UserId person) {
        Set<UserId> merged = audited.accountsOf(person);
        Set<String> addresses = addresses(person, merged);
        Set<UserId> accounts = accounts(merged, addresses);
        Set<RequestId> requests = features.stream()
                .flatMap(feature -> feature.requests(person, addresses).stream())
                .collect(Collectors.toSet());
        Set<RequestId> asked = features.stream()
                .flatMap(feature -> feature.asked(accounts).stream())
                .collect(Collectors.toSet());
        return new ErasedPerson(person, accounts, addresses, requests, asked);
    }

    private Set<String> addresses(UserId person, Set<UserId> merged) {
        Set<String> known = new HashSet<>(audited.addresses(merged));
        features.forEach(feature -> known.addAll(feature.addresses(person)));
        users.find(person)
                .or(() -> deleted.kept(person))
                .ifPresent(user ->
                        known.addAll(List.of(user.mail().toString(), user.mailAsTyped(), user.userPrincipalName())));
        return known.stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.contains("@") && !ErasedPerson.isErased(text) && isNobodyElses(text, person))
                .collect(Collectors.toSet());
    }

    /** An address may have been given up, and be another's by now. */
    private boolean isNobodyElses(String address, UserId person) {
        return EmailAddress.parse(address)
                .flatMap(users::findByMail)
                .filter(other -> !other.id().equals(person))
                .isEmpty();
    }

    /** Accounts of before, too, that have gone since: the same address was the same person. */
    private Set<UserId> accounts(Set<UserId> merged, Set<String> addresses) {
        Set<UserId> all = new HashSet<>(merged);
        audited.accountsAt(addresses).stream()
                .filter(account -> users.find(account).isEmpty())
                .forEach(all::add);
        return all;
    }
}
