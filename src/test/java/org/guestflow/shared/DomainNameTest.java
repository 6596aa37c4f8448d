package org.guestflow.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DomainNameTest {

    private static final DomainName LITWARE = new DomainName("litware.com");

    @Test
    void aSubdomainIsWithinItsDomainAndANamesakeIsNot() {
        assertThat(LITWARE.isWithin(LITWARE)).isTrue();
        assertThat(new DomainName("eu.litware.com").isWithin(LITWARE)).isTrue();
        assertThat(new DomainName("notlitware.com").isWithin(LITWARE)).isFalse();
        assertThat(LITWARE.isWithin(new DomainName("eu.litware.com"))).isFalse();
        assertThat(new DomainName("litware.com.example").isWithin(LITWARE)).isFalse();
    }

    @Test
    void theNamesAboveAreListedDownToTwoLabels() {
        assertThat(new DomainName("mail.eu.litware.com").selfAndAbove())
                .containsExactly(new DomainName("mail.eu.litware.com"), new DomainName("eu.litware.com"), LITWARE);
    }

    @Test
    void peopleReadTheUnicodeForm() {
        assertThat(DomainName.parse("xn--bcher-kva.example"))
                .get()
                .extracting(DomainName::unicode)
                .isEqualTo("bücher.example");
    }

    @Test
    void twoDomainsThatDifferInSharpSStayTwo() {
        assertThat(DomainName.parse("faß.example")).isNotEqualTo(DomainName.parse("fass.example"));
    }

    @Test
    void noOtherFormCanBeMade() {
        assertThatThrownBy(() -> new DomainName("Litware.com")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DomainName("com")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DomainName("bücher.example")).isInstanceOf(IllegalArgumentException.class);
    }
}
