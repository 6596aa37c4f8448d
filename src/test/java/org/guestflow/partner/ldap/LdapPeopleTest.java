package org.guestflow.partner.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import java.util.HexFormat;
import org.guestflow.partner.PartnerPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries as different servers write them. */
class LdapPeopleTest {

    private static final String MAIL = "sam@litware.com";

    private final Entry entry = new Entry("uid=sam,dc=litware,dc=com");

    @ParameterizedTest
    @CsvSource({
        "nsAccountLock, true, false",
        "nsAccountLock, FALSE, true",
        "pwdAccountLockedTime, 000001010000Z, false",
        "userAccountControl, 512, true",
        "userAccountControl, 514, false",
        "userAccountControl, 66050, false",
        "userAccountControl, unreadable, false",
        "ds-pwp-account-disabled, true, false",
        "loginDisabled, TRUE, false",
        "msDS-UserAccountDisabled, TRUE, false",
        "description, nsAccountLock, true"
    })
    void eachServerHasItsOwnWayOfSwitchingAnAccountOff(String attribute, String value, boolean active) {
        entry.addAttribute(attribute, value);

        assertThat(person().active()).isEqualTo(active);
    }

    @Test
    void aPersonIsKnownByEntryUuidElseByObjectGuidElseByDn() {
        assertThat(person().directoryId()).isEqualTo("uid=sam,dc=litware,dc=com");

        entry.addAttribute("objectGUID", HexFormat.of().parseHex("33221100554477668899aabbccddeeff"));
        assertThat(person().directoryId()).isEqualTo("00112233-4455-6677-8899-aabbccddeeff");

        entry.addAttribute("entryUUID", "5f0c9b9e-0000-1041-8b06-07d9ce51a015");
        assertThat(person().directoryId()).isEqualTo("5f0c9b9e-0000-1041-8b06-07d9ce51a015");
    }

    @Test
    void aNameIsShortEnoughToBeShownAndAddressesThatAreNoneAreNobodys() {
        assertThat(person().displayName()).isEqualTo(MAIL);

        entry.addAttribute("cn", "x".repeat(10_000));

        assertThat(person().displayName()).hasSize(256);
        assertThat(LdapPeople.person(entry, "sam at litware")).isEmpty();
    }

    private PartnerPerson person() {
        return LdapPeople.person(entry, MAIL).orElseThrow();
    }
}
