package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import org.guestflow.partner.Staff;
import org.guestflow.partner.TestConnections;

/** The staff as LDAP entries. */
final class LdapStaff {

    static final String BASE = "dc=litware,dc=com";
    static final String SERVICE = "cn=guestflow," + BASE;
    static final String READERS = "cn=directory-readers," + BASE;

    private LdapStaff() {}

    /** Lists the entries, parents first; {@code lock} is the attribute by which the server marks an account that is switched off. */
    static List<Entry> entries(String lock, String locked) {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(BASE, "domain"));
        entries.add(service());
        for (Staff.Person person : Staff.everybody()) {
            Entry entry = person(person);
            if (!person.active()) {
                entry.addAttribute(lock, locked);
            }
            entries.add(entry);
        }
        Entry readers = entry(READERS, "groupOfNames");
        readers.addAttribute("member", dn("sam"), dn("gone"), dn("twin1"));
        entries.add(readers);
        return entries;
    }

    private static Entry service() {
        Entry service = entry(SERVICE, "applicationProcess", "simpleSecurityObject");
        service.addAttribute("userPassword", TestConnections.SECRET);
        return service;
    }

    static Entry person(Staff.Person person) {
        Entry entry = entry(dn(person.handle()), "person", "organizationalPerson", "inetOrgPerson");
        entry.addAttribute("cn", person.name());
        entry.addAttribute("sn", person.handle());
        entry.addAttribute("mail", person.mail());
        return entry;
    }

    private static String dn(String handle) {
        return "uid=" + handle + "," + BASE;
    }

    private static Entry entry(String dn, String... objectClasses) {
        Entry entry = new Entry(dn);
        entry.addAttribute("objectClass", objectClasses);
        try {
            entry.addAttribute(
                    entry.getParsedDN().getRDN().getAttributeNames()[0],
                    entry.getParsedDN().getRDN().getAttributeValues()[0]);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
        return entry;
    }
}
