package org.guestflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.guestflow.shared.DomainName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikesTest {

    private static final Set<DomainName> KNOWN =
            Set.of(new DomainName("litware.com"), new DomainName("contoso.com"), new DomainName("scope.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "litwаre.com", // Cyrillic a
                "lіtware.com", // Cyrillic i
                "mail.litwаre.com",
                "αlpha.example", // Greek alpha
                "аpple.example",
                "१२3.example" // Devanagari and European digits
            })
    void aLabelThatMixesScriptsIsALookAlike(String domain) {
        assertThat(LookAlikes.mixesScripts(name(domain))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "litware.com",
                "bücher.example",
                "пример.com", // one script to a label
                "почта24.example",
                "δοκιμή.example",
                "日本tokyo.example", // as usual in Japanese
                "한국korea.example",
                "دامنه.example"
            })
    void aLabelInOneScriptOrInTheUsualMixtureOfALanguageIsNone(String domain) {
        assertThat(LookAlikes.mixesScripts(name(domain))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1itware.com",
                "contos0.com",
                "c0ntoso.com",
                "mail.1itware.com",
                "lıtware.com", // Latin dotless i
                "ѕсоре.example" // wholly Cyrillic
            })
    void aNameWithAKnownOnesSkeletonIsALookAlike(String domain) {
        assertThat(LookAlikes.isLikeOneOf(name(domain), KNOWN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"litware.com", "eu.litware.com", "litwares.com", "litware.org", "lit-ware.com", "fabrikam.com"})
    void theKnownOneItselfAndWhollyOtherNamesAreNone(String domain) {
        assertThat(LookAlikes.isLikeOneOf(name(domain), KNOWN)).isFalse();
    }

    private static DomainName name(String domain) {
        return DomainName.parse(domain).orElseThrow();
    }
}
