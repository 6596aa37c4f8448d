package org.guestflow.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.guestflow.invitation.PastedAddresses.Pasted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@x.example b@x.example",
                "a@x.example,b@x.example",
                "a@x.example; b@x.example;",
                "a@x.example\r\nb@x.example\r\n",
                "  a@x.example\tb@x.example",
                "Anna <a@x.example>; b@x.example",
                "\"Anders, Anna\" <a@x.example>, Bob <b@x.example>",
                "a@x.example, A@x.example, b@x.example"
            })
    void twoPeopleAreReadFromAnyForm(String text) {
        assertThat(PastedAddresses.read(text))
                .extracting(Pasted::address)
                .containsExactly("a@x.example", "b@x.example");
    }

    @Test
    void aNameIsKeptWithItsAddress() {
        assertThat(PastedAddresses.read("\"Anders, Anna\" <a@x.example>"))
                .containsExactly(new Pasted("a@x.example", Optional.of("Anders, Anna")));
    }

    @Test
    void whatIsNoAddressIsKeptForTheRulesToRefuse() {
        assertThat(PastedAddresses.read("nobody; <>; a@b@c <x"))
                .extracting(Pasted::address)
                .contains("nobody")
                .hasSize(3);
    }

    @Test
    void nothingIsReadFromNothing() {
        assertThat(PastedAddresses.read(" ;;\n,\t ")).isEqualTo(List.of());
    }
}
