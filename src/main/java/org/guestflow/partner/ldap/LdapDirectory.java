package org.guestflow.partner.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.partner.ConnectionReport;
import org.guestflow.partner.EnumerationPrivilege;
import org.guestflow.partner.Inquirer;
import org.guestflow.partner.LdapConnection;
import org.guestflow.partner.LookUp;
import org.guestflow.partner.PartnerDirectory;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.partner.PartnerUnreachable;
import org.guestflow.shared.EmailAddress;

/** A directory over LDAP. Filters are made of values, never of text, so that no value can change what is asked. */
class LdapDirectory implements PartnerDirectory {

    private static final int ADDRESSES_AT_ONCE = 100;
    private static final int ENTRIES_ON_A_PAGE = 500;
    private static final int MOST_COUNTED = 100_000;
    private static final int LONGEST_QUERY = 1_000;
    private static final Filter PERSON = Filter.createEqualityFilter("objectClass", "person");

    private final LdapConnection settings;
    private final LdapSessions sessions;

    LdapDirectory(LdapConnection settings, LdapSessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    @Override
    public EnumerationPrivilege privilegeOf(Inquirer inquirer) {
        return sessions.talk(settings, step -> {}, connection -> privilege(connection, inquirer));
    }

    private EnumerationPrivilege privilege(LDAPConnection connection, Inquirer inquirer) throws LDAPException {
        List<SearchResultEntry> own = entries(
                connection,
                isPerson(Filter.createEqualityFilter("mail", inquirer.mail().toString())),
                2);
        if (own.size() != 1 || !LdapPeople.isActive(own.get(0))) {
            return new EnumerationPrivilege(
                    false, "The directory has no single active entry with the inviter's address.");
        }
        String dn = own.get(0).getDN();
        boolean member =
                own.get(0).hasAttributeValue("memberOf", settings.enumerationGroupDn()) || isMember(connection, dn);
        return new EnumerationPrivilege(
                member, dn + (member ? " is" : " is not") + " a member of " + settings.enumerationGroupDn());
    }

    private boolean isMember(LDAPConnection connection, String dn) throws LDAPException {
        Filter member = Filter.createORFilter(
                Filter.createEqualityFilter("member", dn), Filter.createEqualityFilter("uniqueMember", dn));
        try {
            return connection
                            .search(new SearchRequest(settings.enumerationGroupDn(), SearchScope.BASE, member, "1.1"))
                            .getEntryCount()
                    == 1;
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public LookUp lookUp(Inquirer inquirer, Collection<EmailAddress> addresses) {
        List<EmailAddress> all = List.copyOf(addresses);
        return sessions.talk(settings, step -> {}, connection -> {
            Map<String, List<PartnerPerson>> found = new HashMap<>();
            String query = "";
            for (int from = 0; from < all.size(); from += ADDRESSES_AT_ONCE) {
                List<EmailAddress> some = all.subList(from, Math.min(all.size(), from + ADDRESSES_AT_ONCE));
                Filter filter = isPerson(Filter.createORFilter(some.stream()
                        .map(address -> Filter.createEqualityFilter("mail", address.toString()))
                        .toList()));
                query = query.isEmpty() ? described(filter) : query;
                collect(entries(connection, filter, ENTRIES_ON_A_PAGE), some, found);
            }
            return new LookUp(
                    found.values().stream()
                            .filter(same -> same.size() == 1)
                            .map(same -> same.get(0))
                            .toList(),
                    query);
        });
    }

    private static void collect(
            List<SearchResultEntry> entries, List<EmailAddress> wanted, Map<String, List<PartnerPerson>> found) {
        Set<String> keys = wanted.stream().map(EmailAddress::key).collect(Collectors.toSet());
        for (SearchResultEntry entry : entries) {
            LdapPeople.addresses(entry)
                    .flatMap(mail -> LdapPeople.person(entry, mail).stream())
                    .filter(person -> keys.contains(person.mail().key()))
                    .forEach(person -> found.computeIfAbsent(person.mail().key(), key -> new ArrayList<>())
                            .add(person));
        }
    }

    @Override
    public List<PartnerPerson> search(Inquirer inquirer, String text, int most) {
        Filter filter = isPerson(Filter.createORFilter(Stream.of("cn", "givenName", "sn", "mail")
                .map(attribute -> Filter.createSubInitialFilter(attribute, text))
                .toList()));
        return sessions.talk(
                settings,
                step -> {},
                connection -> entries(connection, filter, ENTRIES_ON_A_PAGE).stream()
                        .flatMap(entry -> LdapPeople.addresses(entry)
                                .limit(1)
                                .flatMap(mail -> LdapPeople.person(entry, mail).stream()))
                        .filter(PartnerPerson::active)
                        .sorted(Comparator.comparing(PartnerPerson::displayName))
                        .limit(most)
                        .toList());
    }

    @Override
    public ConnectionReport test(Inquirer inquirer) {
        List<ConnectionReport.Step> steps = new ArrayList<>();
        try {
            sessions.talk(settings, step -> steps.add(new ConnectionReport.Step(step, true, "")), connection -> {
                EnumerationPrivilege privilege = privilege(connection, inquirer);
                steps.add(new ConnectionReport.Step("may list", privilege.held(), privilege.evidence()));
                int people = count(connection);
                steps.add(new ConnectionReport.Step("found", people > 0, people + " people"));
                return null;
            });
        } catch (PartnerUnreachable e) {
            steps.add(new ConnectionReport.Step(
                    next(steps), false, Optional.ofNullable(e.getMessage()).orElse("")));
        }
        return new ConnectionReport(steps);
    }

    private static String next(List<ConnectionReport.Step> done) {
        return List.of("reached", "encrypted", "authenticated", "may list", "found")
                .get(done.size());
    }

    private int count(LDAPConnection connection) throws LDAPException {
        int count = 0;
        ASN1OctetString cookie = null;
        do {
            SearchRequest request = new SearchRequest(settings.baseDn(), SearchScope.SUB, PERSON, "1.1");
            request.addControl(new SimplePagedResultsControl(ENTRIES_ON_A_PAGE, cookie));
            SearchResult page = connection.search(request);
            count += page.getEntryCount();
            cookie = Optional.ofNullable(SimplePagedResultsControl.get(page))
                    .filter(SimplePagedResultsControl::moreResultsToReturn)
                    .map(SimplePagedResultsControl::getCookie)
                    .orElse(null);
        } while (cookie != null && count < MOST_COUNTED);
        return count;
    }

    /** Searches for so few entries that one page holds them; what the server has beyond is not looked at. */
    private List<SearchResultEntry> entries(LDAPConnection connection, Filter filter, int most) throws LDAPException {
        SearchRequest request = new SearchRequest(settings.baseDn(), SearchScope.SUB, filter, LdapPeople.ATTRIBUTES);
        request.setSizeLimit(most);
        try {
            return connection.search(request).getSearchEntries();
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return e.getSearchEntries();
            }
            throw e;
        }
    }

    private static Filter isPerson(Filter filter) {
        return Filter.createANDFilter(PERSON, filter);
    }

    private static String described(Filter filter) {
        String text = filter.toString();
        return "LDAP " + (text.length() <= LONGEST_QUERY ? text : text.substring(0, LONGEST_QUERY) + "…");
    }
}
