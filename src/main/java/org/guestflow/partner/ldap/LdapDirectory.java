package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guestflow.partner.ConnectionReport;
import org.guestflow.partner.EnumerationPrivilege;
import org.guestflow.partner.Inquirer;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.LookUp;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.partner.ldap.LdapSessions.Progress;
import org.guestflow.shared.EmailAddress;

/** A directory over LDAP. Filters are made of values, never of text, so that no value can change what is asked. */
class LdapDirectory implements PartnerDirectory {

    private static final int ADDRESSES_AT_ONCE = 100;
    private static final int MOST_FOUND_AT_ONCE = 1_000;
    private static final int MOST_SEARCHED = 500;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_QUERY = 1_000;

    private final LdapConnection settings;
    private final LdapSessions sessions;

    LdapDirectory(LdapConnection settings, LdapSessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    @Override
    public EnumerationPrivilege privilegeOf(Inquirer inquirer) {
        return sessions.talk(
                settings, Progress.UNHEARD, connection -> new LdapPrivilege(connection, settings).of(inquirer));
    }

    @Override
    public LookUp lookUp(Inquirer inquirer, Collection<EmailAddress> addresses) {
        List<EmailAddress> all = List.copyOf(addresses);
        if (all.isEmpty()) {
            return new LookUp(List.of(), "");
        }
        List<PartnerPerson> people = sessions.talk(settings, Progress.UNHEARD, connection -> people(connection, all));
        return new LookUp(people, described(withOneOf(chunk(all, 0))));
    }

    private List<PartnerPerson> people(LDAPConnection connection, List<EmailAddress> wanted) throws LDAPException {
        LdapSearches searches = new LdapSearches(connection, settings.baseDn());
        Map<String, List<PartnerPerson>> found = new HashMap<>();
        wanted.forEach(address -> found.put(address.key(), new ArrayList<>()));
        for (int from = 0; from < wanted.size(); from += ADDRESSES_AT_ONCE) {
            Filter filter = withOneOf(chunk(wanted, from));
            for (SearchResultEntry entry : searches.all(filter, MOST_FOUND_AT_ONCE, LdapPeople.ATTRIBUTES)) {
                collect(entry, found);
            }
        }
        return found.values().stream()
                .filter(same ->
                        same.stream().map(PartnerPerson::directoryId).distinct().count() == 1)
                .map(same -> same.get(0))
                .toList();
    }

    private static void collect(SearchResultEntry entry, Map<String, List<PartnerPerson>> found) {
        LdapPeople.addresses(entry)
                .flatMap(mail -> LdapPeople.person(entry, mail).stream())
                .filter(person -> found.containsKey(person.mail().key()))
                .forEach(person -> found.get(person.mail().key()).add(person));
    }

    private static List<EmailAddress> chunk(List<EmailAddress> all, int from) {
        return all.subList(from, Math.min(all.size(), from + ADDRESSES_AT_ONCE));
    }

    private static Filter withOneOf(List<EmailAddress> addresses) {
        return Filter.createORFilter(
                addresses.stream().map(LdapPeople::withAddress).toList());
    }

    @Override
    public List<PartnerPerson> search(Inquirer inquirer, String text, int most) {
        if (!canBeginAName(text)) {
            return List.of();
        }
        Filter filter = Filter.createORFilter(Stream.of("cn", "givenName", "sn", "mail")
                .map(attribute -> Filter.createSubInitialFilter(attribute, text.strip()))
                .toList());
        List<SearchResultEntry> entries = sessions.talk(
                settings,
                Progress.UNHEARD,
                connection -> new LdapSearches(connection, settings.baseDn())
                        .some(filter, MOST_SEARCHED, LdapPeople.ATTRIBUTES));
        return entries.stream()
                .flatMap(entry ->
                        LdapPeople.addresses(entry).limit(1).flatMap(mail -> LdapPeople.person(entry, mail).stream()))
                .filter(PartnerPerson::active)
                .sorted(Comparator.comparing(PartnerPerson::displayName))
                .limit(most)
                .toList();
    }

    /** Servers leave control characters out when they compare (RFC 4518): a text of nothing else would be the beginning of every name. */
    private static boolean canBeginAName(String text) {
        return text.length() <= LONGEST_TEXT
                && text.codePoints().anyMatch(Character::isLetterOrDigit)
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    @Override
    public ConnectionReport test(Inquirer inquirer) {
        return new LdapTrial(settings, sessions).run(inquirer);
    }

    private static String described(Filter filter) {
        String text = filter.toString();
        return "LDAP " + (text.length() <= LONGEST_QUERY ? text : text.substring(0, LONGEST_QUERY) + "…");
    }
}
