package org.guestflow.partner.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestflow.partner.PartnerPerson;
import org.guestflow.shared.EmailAddress;

/** Reads people's entries as the usual servers write them: OpenLDAP, 389 Directory Server, Active Directory. */
final class LdapPeople {

    private static final List<String> READ = List.of(
            "mail",
            "cn",
            "displayName",
            "preferredLanguage",
            "entryUUID",
            "objectGUID",
            "nsAccountLock",
            "pwdAccountLockedTime",
            "userAccountControl",
            "ds-pwp-account-disabled",
            "loginDisabled",
            "msDS-UserAccountDisabled");

    static final String[] ATTRIBUTES = READ.toArray(String[]::new);
    static final String[] AND_GROUPS =
            Stream.concat(READ.stream(), Stream.of("memberOf")).toArray(String[]::new);

    /** Attributes of this and that server that say of an account whether it is switched off. */
    private static final List<String> SWITCHES =
            List.of("nsAccountLock", "ds-pwp-account-disabled", "loginDisabled", "msDS-UserAccountDisabled");

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

    /** Tells whether an account can be used; one whose state is not understood cannot. */
    static boolean isActive(Entry entry) {
        return SWITCHES.stream().noneMatch(off -> entry.hasAttributeValue(off, "TRUE"))
                && !entry.hasAttribute("pwdAccountLockedTime")
                && !isDisabledInActiveDirectory(entry);
    }

    private static boolean isDisabledInActiveDirectory(Entry entry) {
        Integer control = entry.getAttributeValueAsInteger("userAccountControl");
        return control == null
                ? entry.hasAttribute("userAccountControl")
                : (control & DISABLED_IN_ACTIVE_DIRECTORY) != 0;
    }

    static Filter withAddress(EmailAddress address) {
        return Filter.createEqualityFilter("mail", address.toString());
    }

    private static String id(Entry entry) {
        return Optional.ofNullable(entry.getAttributeValue("entryUUID"))
                .or(() -> Optional.ofNullable(entry.getAttributeValueBytes("objectGUID"))
                        .filter(guid -> guid.length == GUID_BYTES)
                        .map(LdapPeople::uuid))
                .orElseGet(entry::getDN);
    }

    /** The form in which Active Directory's own tools show it: the first three parts are little-endian. */
    private static String uuid(byte[] guid) {
        ByteBuffer bytes = ByteBuffer.wrap(guid).order(ByteOrder.LITTLE_ENDIAN);
        long first = Integer.toUnsignedLong(bytes.getInt()) << Integer.SIZE;
        long second = Short.toUnsignedLong(bytes.getShort()) << Short.SIZE;
        long high = first | second | Short.toUnsignedLong(bytes.getShort());
        return new UUID(high, bytes.order(ByteOrder.BIG_ENDIAN).getLong()).toString();
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
