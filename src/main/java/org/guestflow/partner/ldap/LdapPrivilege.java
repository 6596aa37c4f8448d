package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;
import org.guestflow.partner.EnumerationPrivilege;
import org.guestflow.partner.Inquirer;
import org.guestflow.partner.LdapConnection;

/** Whether somebody is in the group that the partner named for those who may list its people. */
class LdapPrivilege {

    private static final int MORE_THAN_ONE = 2;

    private final LDAPConnection connection;
    private final LdapConnection settings;

    LdapPrivilege(LDAPConnection connection, LdapConnection settings) {
        this.connection = connection;
        this.settings = settings;
    }

    EnumerationPrivilege of(Inquirer inquirer) throws LDAPException {
        List<SearchResultEntry> own = new LdapSearches(connection, settings.baseDn())
                .some(LdapPeople.withAddress(inquirer.mail()), MORE_THAN_ONE, LdapPeople.AND_GROUPS);
        if (own.size() != 1 || !LdapPeople.isActive(own.get(0))) {
            return new EnumerationPrivilege(
                    false, "The directory has no single active entry with the inviter's address.");
        }
        String dn = own.get(0).getDN();
        boolean member = saysSoItself(own.get(0)) || isNamedByGroup(dn);
        return new EnumerationPrivilege(
                member, dn + (member ? " is" : " is not") + " a member of " + settings.enumerationGroupDn());
    }

    private boolean saysSoItself(Entry entry) throws LDAPException {
        DN group = new DN(settings.enumerationGroupDn());
        String[] groups = entry.getAttributeValues("memberOf");
        return groups != null && List.of(groups).stream().anyMatch(name -> isSame(group, name));
    }

    private static boolean isSame(DN group, String name) {
        try {
            return group.equals(new DN(name));
        } catch (LDAPException noName) {
            return false;
        }
    }

    /** Tells whether the group can be seen at all; where it cannot, nobody has the privilege. */
    boolean hasGroup() throws LDAPException {
        return groupMatches(Filter.createPresenceFilter("objectClass"));
    }

    private boolean isNamedByGroup(String dn) throws LDAPException {
        return groupMatches(Filter.createORFilter(
                Filter.createEqualityFilter("member", dn), Filter.createEqualityFilter("uniqueMember", dn)));
    }

    private boolean groupMatches(Filter filter) throws LDAPException {
        BoundedAnswer answer = new BoundedAnswer(1);
        try {
            connection.search(new SearchRequest(
                    answer, settings.enumerationGroupDn(), SearchScope.BASE, filter, SearchRequest.NO_ATTRIBUTES));
        } catch (LDAPSearchException e) {
            if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                throw e;
            }
        }
        return answer.size() == 1;
    }
}
