package org.guestflow.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "sam@litware.com, sam@litware.com",
        "sam+atlas@litware.com, sam+atlas@litware.com",
        "sam.q.jones@litware.com, sam.q.jones@litware.com",
        "o'neill@litware.com, o'neill@litware.com",
        "SAM@LitWare.COM, SAM@litware.com",
        "'  sam@litware.com\t', sam@litware.com",
        "sam@bücher.example, sam@xn--bcher-kva.example",
        "sam@BÜCHER.example, sam@xn--bcher-kva.example",
        "sam@XN--BCHER-KVA.example, sam@xn--bcher-kva.example",
        "sam@faß.example, sam@xn--fa-hia.example",
        "sam@ｌｉｔｗａｒｅ．ｃｏｍ, sam@litware.com",
        "sam@mail.eu.litware.com, sam@mail.eu.litware.com"
    })
    void onePersonsAddressIsNormalised(String typed, String normalised) {
        assertThat(EmailAddress.parse(typed)).get().hasToString(normalised);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "sam",
                "@litware.com",
                "sam@",
                "sam@localhost",
                "sam@litware..com",
                "sam@.litware.com",
                "sam@litware.com.",
                "sam@-litware.com",
                "sam@lit_ware.com",
                "sam@lit ware.com",
                "sam@127.0.0.1",
                "sam@[127.0.0.1]",
                "sam@[IPv6:::1]",
                "sam@xn--a.example",
                ".sam@litware.com",
                "sam.@litware.com",
                "sam..q@litware.com",
                "sam q@litware.com"
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sam@litware.com,lena@litware.com",
                "sam@litware.com;lena@litware.com",
                "sam@litware.com lena@litware.com",
                "sam@litware.com\nlena@litware.com",
                "sam@evil.example@litware.com",
                "Sam <sam@litware.com>",
                "<sam@litware.com>",
                "mailto:sam@litware.com",
                "\"sam\"@litware.com",
                "\"sam@evil.example\"@litware.com",
                "\"sam q\"@litware.com",
                "sam(comment)@litware.com",
                "sam@(comment)litware.com",
                "sam@litware.com(comment)",
                "sam@litware.com?bcc=lena@litware.com"
            })
    void whatIsMoreThanOnePlainAddressIsRefused(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sam@litware.com\r\nBcc: lena@litware.com",
                "sam\r\n@litware.com",
                "sam@litware\n.com",
                "sam\u010D\u010A@litware.com",
                "sam@litware.com\u010D\u010ABcc:lena@litware.com",
                "sam\u0000@litware.com",
                "sam@litware.com\u0000.example",
                "sam@lit\u202Eware.com",
                "sam@lit\u2028ware.com"
            })
    void lineEndsControlsAndTheirLookAlikesAreRefused(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void lettersThatLookLikeLineEndsStayInTheEncodedFormWhereADomainMayHaveThem() {
        assertThat(EmailAddress.parse("sam@lit\u010D\u010Aware.example"))
                .get()
                .asString()
                .isEqualTo("sam@xn--litware-45ar.example")
                .matches("[ -~]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bücher@litware.com", "sаm@litware.com", "샘@litware.com"})
    void aLocalPartOutsideAsciiIsRefused(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam@lit\u200Bware.com", "sam@lit\u00ADware.com", "sam@\u2060litware.com"})
    void invisibleCharactersAreRefusedForTheTypedFormIsShown(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void anAddressIsAsLongAsMailServersTakeAndNoLonger() {
        String longest = "a".repeat(64) + "@" + ("b".repeat(61) + ".").repeat(3) + "com";

        assertThat(longest).hasSize(254);
        assertThat(EmailAddress.parse(longest)).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@litware.com")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(63) + "@" + ("b".repeat(62) + ".").repeat(3) + "com"))
                .isEmpty();
        assertThat(EmailAddress.parse("sam@" + "b".repeat(64) + ".com")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(10_240) + "@litware.com")).isEmpty();
        assertThat(EmailAddress.parse("sam@" + "litware.".repeat(1_280) + "com"))
                .isEmpty();
    }

    @Test
    void twoSpellingsOfOneMailboxHaveOneKeyAndAPlusAddressHasItsOwn() {
        assertThat(key("Sam@LITWARE.com")).isEqualTo(key("sam@litware.com"));
        assertThat(key("sam+atlas@litware.com")).isNotEqualTo(key("sam@litware.com"));
        assertThat(key("s.am@litware.com")).isNotEqualTo(key("sam@litware.com"));
    }

    @Test
    void noOtherFormCanBeMade() {
        DomainName litware = new DomainName("litware.com");

        assertThatThrownBy(() -> new EmailAddress("sam jones", litware)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmailAddress(null, litware)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String key(String typed) {
        return EmailAddress.parse(typed).orElseThrow().key();
    }
}
