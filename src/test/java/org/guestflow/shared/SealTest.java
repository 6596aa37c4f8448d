package org.guestflow.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sealed opens where it was sealed for, and nowhere else. */
class SealTest {

    private static final String OLD = key(1);
    private static final String NEW = key(2);

    private final Seal seal = new Seal(KeyRing.of(OLD, List.of()), "letters");

    @Test
    void aTextOpensForItsPlaceAndPurposeOnly() {
        byte[] bytes = seal.seal("drawer", "hush");

        assertThat(seal.open("drawer", bytes)).contains("hush");
        assertThat(seal.open("shelf", bytes)).isEmpty();
        assertThat(new Seal(KeyRing.of(OLD, List.of()), "bills").open("drawer", bytes))
                .isEmpty();
    }

    @Test
    void aChangedOrCutOneDoesNotOpen() {
        byte[] bytes = seal.seal("drawer", "hush");
        bytes[bytes.length - 1] ^= 1;

        assertThat(seal.open("drawer", bytes)).isEmpty();
        assertThat(seal.open("drawer", new byte[3])).isEmpty();
    }

    @Test
    void aPreviousSecretKeyStillOpensAndOneThatIsGoneDoesNot() {
        byte[] bytes = seal.seal("drawer", "hush");

        assertThat(new Seal(KeyRing.of(NEW, List.of(OLD)), "letters").open("drawer", bytes))
                .contains("hush");
        assertThat(new Seal(KeyRing.of(NEW, List.of()), "letters").open("drawer", bytes))
                .isEmpty();
    }

    private static String key(int filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
