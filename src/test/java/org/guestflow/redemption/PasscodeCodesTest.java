package org.guestflow.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.guestflow.shared.KeyRing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasscodeCodesTest {

    private final PasscodeCodes codes = new PasscodeCodes(keys((byte) 1));

    @Test
    void aCodeHasEightDigitsAndTheSamePasscodeAlwaysTheSameCode() {
        Passcode passcode = passcode(7, new UUID(1, 2));

        assertThat(codes.codeOf(passcode)).matches("[0-9]{8}").isEqualTo(codes.codeOf(passcode));
    }

    @Test
    void anotherNumberSeedOrKeyGivesAnotherCode() {
        String code = codes.codeOf(passcode(7, new UUID(1, 2)));

        assertThat(codes.codeOf(passcode(8, new UUID(1, 2)))).isNotEqualTo(code);
        assertThat(codes.codeOf(passcode(7, new UUID(1, 3)))).isNotEqualTo(code);
        assertThat(new PasscodeCodes(keys((byte) 2)).codeOf(passcode(7, new UUID(1, 2))))
                .isNotEqualTo(code);
    }

    @Test
    void everyLeadingDigitIsAsLikely() {
        long[] seen = new long[10];
        LongStream.range(0, 20_000)
                .forEach(id -> seen[codes.codeOf(passcode(id, new UUID(id, id))).charAt(0) - '0']++);

        // 2,000 of each are expected; five standard deviations are 212.
        assertThat(LongStream.of(seen).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(1_788L, 2_212L));
    }

    @Test
    void onlyTheWholeCodeIsTheCode() {
        Passcode passcode = passcode(7, new UUID(1, 2));
        String code = codes.codeOf(passcode);

        assertThat(codes.isCodeOf(passcode, code)).isTrue();
        assertThat(List.of("", code.substring(1), code + "0", "0" + code, code.substring(0, 7)))
                .noneMatch(typed -> codes.isCodeOf(passcode, typed));
    }

    @ParameterizedTest
    @ValueSource(ints = {' ', '-', 0xa0, 0x2009})
    void whatPeopleTypeBetweenTheDigitsDoesNotMatter(int separator) {
        Passcode passcode = passcode(7, new UUID(1, 2));
        String code = codes.codeOf(passcode);

        String typed = " " + code.substring(0, 4) + Character.toString(separator) + code.substring(4) + "\n";

        assertThat(codes.isCodeOf(passcode, typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0xff10, 0x660})
    void digitsOfOtherScriptsAndWidthsAreAsGood(int zero) {
        Passcode passcode = passcode(7, new UUID(1, 2));

        String typed = codes.codeOf(passcode)
                .codePoints()
                .mapToObj(digit -> Character.toString(digit - '0' + zero))
                .collect(Collectors.joining());

        assertThat(codes.isCodeOf(passcode, typed)).isTrue();
    }

    private static Passcode passcode(long id, UUID seed) {
        return new Passcode(id, RedemptionId.random(), seed, Instant.EPOCH, 0);
    }

    private static KeyRing keys(byte first) {
        byte[] key = new byte[32];
        key[0] = first;
        return KeyRing.of(Base64.getEncoder().encodeToString(key), List.of());
    }
}
