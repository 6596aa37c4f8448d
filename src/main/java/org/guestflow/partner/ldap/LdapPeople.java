package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.Entry;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.shared.EmailAddress;

/** Reads people's entries as the usual servers write them: OpenLDAP, 389 Directory Server, Active Directory. */
final class LdapPeople {

    static final String[] ATTRIBUTES = {
        "mail",
        "cn",
        "displayName",
        "preferredLanguage",
        "entryUUID",
        "objectGUID",
        "nsAccountLock",
        "pwdAccountLockedTime",
        "userAccountControl",
        "memberOf"
    };

    private static final int LONGEST_NAME = 256;
    private static final int DISABLED_IN_ACTIVE_DIRECTORY = 2;
    private static final int GUID_BYTES = 16;

    private LdapPeople() {}

    /** Gives the person of an entry that has one of the addresses wanted; empty where the address is none. */
    static Optional<PartnerPerson> person(Entry entry, String mail) {
        return EmailAddress.parse(mail)
                .map(address ->
                        new PartnerPerson(id(entry), address, name(entry, mail), isActive(entry), language(entry)));
    }

    static Stream<String> addresses(Entry entry) {
        return entry.hasAttribute("mail") ? Stream.of(entry.getAttributeValues("mail")) : Stream.empty();
    }

    static boolean isActive(Entry entry) {
        boolean locked = entry.hasAttributeValue("nsAccountLock", "TRUE") || entry.hasAttribute("pwdAccountLockedTime");
        Integer control = entry.getAttributeValueAsInteger("userAccountControl");
        return !locked && (control == null || (control & DISABLED_IN_ACTIVE_DIRECTORY) == 0);
    }

    private static String id(Entry entry) {
        return Optional.ofNullable(entry.getAttributeValue("entryUUID"))
                .or(() -> Optional.ofNullable(entry.getAttributeValueBytes("objectGUID"))
                        .filter(guid -> guid.length == GUID_BYTES)
                        .map(LdapPeople::uuid))
                .orElseGet(entry::getDN);
    }

    private static String uuid(byte[] guid) {
        ByteBuffer bytes = ByteBuffer.wrap(guid);
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    private static String name(Entry entry, String otherwise) {
        String name = Stream.of("displayName", "cn")
                .map(entry::getAttributeValue)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(otherwise);
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static Optional<String> language(Entry entry) {
        return Optional.ofNullable(entry.getAttributeValue("preferredLanguage"))
                .filter(tag -> tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"));
    }
}
