package org.guestflow.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of 2017, by its two published examples. */
class GuestLicencesTest {

    @Test
    void aHundredGuestsOfWhomFiftyHaveASecondFactorTakeTenBasicAndTenPremium() {
        GuestLicences licences = new GuestLicences(100, 50, 0, 0);

        assertThat(licences.basicNeeded()).isEqualTo(10);
        assertThat(licences.premiumNeeded()).isEqualTo(10);
    }

    @Test
    void sixtyGuestsWithASecondFactorAndTenPremiumThatAreThereLeaveTwoToBuy() {
        GuestLicences licences = new GuestLicences(60, 60, 0, 10);

        assertThat(licences.premiumToBuy()).isEqualTo(2);
        assertThat(licences.basicToBuy()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "1, 0, 1, 0", "5, 5, 0, 1", "6, 6, 0, 2", "11, 1, 2, 1"})
    void aLicenceThatIsBegunIsAWholeOne(long guests, long withMultiFactor, long basic, long premium) {
        GuestLicences licences = new GuestLicences(guests, withMultiFactor, 0, 0);

        assertThat(licences.basicNeeded()).isEqualTo(basic);
        assertThat(licences.premiumNeeded()).isEqualTo(premium);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0, 0", "1, 2, 0, 0", "1, -1, 0, 0", "1, 0, -1, 0", "1, 0, 0, -1"})
    void numbersThatCannotBeAreRefused(long guests, long withMultiFactor, long basic, long premium) {
        assertThatThrownBy(() -> new GuestLicences(guests, withMultiFactor, basic, premium))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
