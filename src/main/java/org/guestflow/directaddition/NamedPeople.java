package org.guestflow.directaddition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.guestflow.shared.EmailAddress;

/** Reads the addresses of a request; somebody named twice is one person. */
final class NamedPeople {

    private static final Pattern SEPARATOR = Pattern.compile("[,;\\r\\n]");
    private static final int LONGEST_KEPT = 320;

    private NamedPeople() {}

    static List<AdditionPerson> read(String users) {
        List<AdditionPerson> people = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String typed : SEPARATOR.splitAsStream(users).map(String::strip).toList()) {
            Optional<EmailAddress> address = EmailAddress.parse(typed);
            if (!typed.isEmpty() && known.add(address.map(EmailAddress::key).orElse(typed))) {
                people.add(person(people.size(), typed, address));
            }
        }
        return people;
    }

    private static AdditionPerson person(int position, String typed, Optional<EmailAddress> address) {
        Optional<String> rule = address.isPresent() ? Optional.empty() : Optional.of("MalformedAddress");
        return new AdditionPerson(
                position,
                address,
                typed.substring(0, Math.min(typed.length(), LONGEST_KEPT)),
                address.isPresent() ? PersonOutcome.WAITING : PersonOutcome.REFUSED,
                rule,
                rule.map(name -> "This is no mail address."),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
