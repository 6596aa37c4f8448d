package org.guestflow.partner.web;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.shared.EmailAddress;

/** Collects people by the addresses that were looked for: nobody else, and nobody for an address that two entries have. */
public class FoundPeople {

    private final Set<String> wanted;
    private final Map<String, Map<String, PartnerPerson>> found = new TreeMap<>();

    /**
     * Begins to collect.
     *
     * @param addresses who is looked for
     */
    public FoundPeople(Collection<EmailAddress> addresses) {
        this.wanted = addresses.stream().map(EmailAddress::key).collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * Takes somebody whom the directory answered with.
     *
     * @param person the person, by one of the person's addresses
     */
    public void add(PartnerPerson person) {
        String key = person.mail().key();
        if (wanted.contains(key)) {
            found.computeIfAbsent(key, same -> new LinkedHashMap<>()).put(person.directoryId(), person);
        }
    }

    /**
     * Gives those found.
     *
     * @return at most one for an address
     */
    public List<PartnerPerson> people() {
        return found.values().stream()
                .filter(same -> same.size() == 1)
                .flatMap(same -> same.values().stream())
                .toList();
    }
}
