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
import java.util.List;
import java.util.Optional;
import org.guestflow.partner.PartnerUnreachable;

/** Searches for people on an open connection, page by page (RFC 2696); every search has an end, whatever the server says. */
class LdapSearches {

    private static final int ENTRIES_ON_A_PAGE = 500;
    private static final int MOST_PAGES = 1_000;
    private static final int MOST_COUNTED = 100_000;
    private static final Filter PERSON = Filter.createEqualityFilter("objectClass", "person");

    private final LDAPConnection connection;
    private final String baseDn;

    LdapSearches(LDAPConnection connection, String baseDn) {
        this.connection = connection;
        this.baseDn = baseDn;
    }

    /** Finds everybody who matches; where these are more than expected, the answer is not to be relied on. */
    List<SearchResultEntry> all(Filter filter, int most, String... attributes) throws LDAPException {
        BoundedAnswer answer = new BoundedAnswer(most);
        if (!pages(filter, answer, most, attributes)) {
            throw new PartnerUnreachable("The server does not give its whole answer to the service account.", null);
        }
        return answer.entries();
    }

    /** Finds some who match; which ones, where there are more, is the server's choice. */
    List<SearchResultEntry> some(Filter filter, int most, String... attributes) throws LDAPException {
        BoundedAnswer answer = new BoundedAnswer(most);
        SearchRequest request = request(filter, answer, attributes);
        request.setSizeLimit(most);
        try {
            connection.search(request);
        } catch (LDAPSearchException e) {
            requireOnlyCut(e);
        }
        return answer.entries();
    }

    /** Says how many people there are, as far as the server tells. */
    String count() throws LDAPException {
        BoundedAnswer answer = new BoundedAnswer(MOST_COUNTED + ENTRIES_ON_A_PAGE);
        boolean whole = pages(null, answer, MOST_COUNTED, SearchRequest.NO_ATTRIBUTES);
        return answer.size() + (whole ? "" : " or more");
    }

    /** Gives false where there is more than was taken. */
    private boolean pages(Filter filter, BoundedAnswer answer, int enough, String... attributes) throws LDAPException {
        Optional<ASN1OctetString> cookie = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            SearchRequest request = request(filter, answer, attributes);
            request.addControl(new SimplePagedResultsControl(ENTRIES_ON_A_PAGE, cookie.orElse(null)));
            try {
                cookie = next(connection.search(request));
            } catch (LDAPSearchException e) {
                requireOnlyCut(e);
                return false;
            }
            if (cookie.isEmpty()) {
                return true;
            }
            if (answer.size() >= enough) {
                return false;
            }
        }
        throw new PartnerUnreachable("The server's answer does not come to an end.", null);
    }

    private SearchRequest request(Filter filter, BoundedAnswer answer, String... attributes) {
        Filter people = filter == null ? PERSON : Filter.createANDFilter(PERSON, filter);
        return new SearchRequest(answer, baseDn, SearchScope.SUB, people, attributes);
    }

    private static Optional<ASN1OctetString> next(SearchResult page) throws LDAPException {
        return Optional.ofNullable(SimplePagedResultsControl.get(page))
                .filter(SimplePagedResultsControl::moreResultsToReturn)
                .map(SimplePagedResultsControl::getCookie);
    }

    private static void requireOnlyCut(LDAPSearchException failure) throws LDAPSearchException {
        if (!failure.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
            throw failure;
        }
    }
}
