package org.guestflow.demo;

import com.unboundid.ldap.sdk.Entry;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Who works at Litware: Sam, Lena and some hundreds of colleagues, one in fifteen of them gone and switched off. */
final class LitwarePeople {

    private static final List<String> GIVEN_NAMES = List.of(
            "Amara",
            "Björn",
            "Chloé",
            "Dmitri",
            "Elif",
            "François",
            "Grace",
            "Hiroshi",
            "Inés",
            "Jürgen",
            "Kwame",
            "Lucía",
            "Mei",
            "Noor",
            "Oskar",
            "Paula",
            "Quentin",
            "Renée",
            "Søren",
            "Tomás");
    private static final List<String> SURNAMES = List.of(
            "Adeyemi",
            "Brandt",
            "Cohen",
            "Dubois",
            "Eriksen",
            "Fernández",
            "García",
            "Hoffmann",
            "Ivanova",
            "Jensen",
            "Kowalski",
            "Lindqvist",
            "Müller");
    private static final int SWITCHED_OFF = 15;
    private static final String PEOPLE = "ou=people," + LitwareLdap.BASE;
    private static final String GROUPS = "ou=groups," + LitwareLdap.BASE;
    private static final String SERVICES = "ou=services," + LitwareLdap.BASE;

    private LitwarePeople() {}

    /** Lists the directory's entries, parents before their children. */
    static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(LitwareLdap.BASE, "domain"));
        entries.add(entry(PEOPLE, "organizationalUnit"));
        entries.add(entry(GROUPS, "organizationalUnit"));
        entries.add(entry(SERVICES, "organizationalUnit"));
        entries.add(service());
        entries.add(person("sam", "Sam", "Rivera"));
        entries.add(person("lena", "Lena", "Novak"));
        entries.addAll(colleagues());
        entries.add(readers());
        return entries;
    }

    private static List<Entry> colleagues() {
        List<Entry> colleagues = new ArrayList<>();
        for (String given : GIVEN_NAMES) {
            for (String surname : SURNAMES) {
                Entry colleague = person(ascii(given) + "." + ascii(surname), given, surname);
                if (colleagues.size() % SWITCHED_OFF == SWITCHED_OFF - 1) {
                    colleague.addAttribute("nsAccountLock", "TRUE");
                }
                colleagues.add(colleague);
            }
        }
        return colleagues;
    }

    private static Entry person(String uid, String given, String surname) {
        Entry person = entry("uid=" + uid + "," + PEOPLE, "inetOrgPerson");
        person.addAttribute("cn", given + " " + surname);
        person.addAttribute("displayName", given + " " + surname);
        person.addAttribute("givenName", given);
        person.addAttribute("sn", surname);
        person.addAttribute("mail", uid + "@litware.com");
        person.addAttribute("userPassword", DemoPeople.PASSWORD);
        return person;
    }

    private static Entry service() {
        Entry service = entry("cn=guestflow," + SERVICES, "applicationProcess", "simpleSecurityObject");
        service.addAttribute("userPassword", DemoPeople.PASSWORD);
        return service;
    }

    private static Entry readers() {
        Entry readers = entry("cn=directory-readers," + GROUPS, "groupOfNames");
        readers.addAttribute("member", "uid=sam," + PEOPLE);
        return readers;
    }

    /** Makes an entry whose id stays the same from one start to the next. */
    private static Entry entry(String dn, String... objectClasses) {
        Entry entry = new Entry(dn);
        entry.addAttribute("objectClass", objectClasses);
        entry.addAttribute(
                "entryUUID",
                UUID.nameUUIDFromBytes(dn.getBytes(StandardCharsets.UTF_8)).toString());
        return entry;
    }

    private static String ascii(String name) {
        String withoutAccents = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return withoutAccents.replace("ø", "o").toLowerCase(Locale.ROOT);
    }
}
