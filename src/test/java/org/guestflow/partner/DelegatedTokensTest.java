package org.guestflow.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.guestflow.directory.Users;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.UserId;
import org.guestflow.support.ProcessTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class DelegatedTokensTest {

    private static final String TOKEN = "eyJ-a-token-of-sams";

    @Autowired
    private DelegatedTokens tokens;

    @Autowired
    private Partners partners;

    @Autowired
    private Users users;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private OrganisationId litware;
    private UserId sam;
    private UserId lena;
    private Instant inAnHour;

    @BeforeEach
    void samConnects() {
        litware = partners.find(new DomainName("litware.com")).orElseThrow().id();
        sam = user("sam@litware.com");
        lena = user("lena@litware.com");
        inAnHour = clock.instant().plus(Duration.ofHours(1));
        tokens.keep(sam, litware, TOKEN, inAnHour);
    }

    @AfterEach
    void everybodySignsOut() {
        tokens.forget(sam);
        tokens.forget(lena);
    }

    @Test
    void aTokenIsItsUsersAndItsPartnersOnly() {
        assertThat(tokens.find(sam, litware)).contains(TOKEN);
        assertThat(tokens.find(lena, litware)).isEmpty();
        assertThat(tokens.find(sam, new OrganisationId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void aNewTokenTakesTheOldOnesPlace() {
        tokens.keep(sam, litware, "another", inAnHour);

        assertThat(tokens.find(sam, litware)).contains("another");
    }

    @Test
    void aTokenEndsInTime() {
        tokens.keep(sam, litware, TOKEN, clock.instant().plusSeconds(5));

        assertThat(tokens.find(sam, litware)).isEmpty();
    }

    @Test
    void aTokenIsForgotten() {
        tokens.forget(sam);

        assertThat(tokens.find(sam, litware)).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM delegated_token WHERE user_id = :sam")
                        .param("sam", sam.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theDatabaseDoesNotHaveItInClear() {
        assertThat(new String(stored(), StandardCharsets.ISO_8859_1)).doesNotContain("eyJ", "sams");
    }

    @Test
    void aRowThatWasGivenToSomebodyElseIsWorthNothing() {
        jdbc.sql("UPDATE delegated_token SET user_id = :lena WHERE user_id = :sam")
                .param("lena", lena.value())
                .param("sam", sam.value())
                .update();

        assertThat(tokens.find(lena, litware)).isEmpty();
    }

    private byte[] stored() {
        return jdbc.sql("SELECT sealed_token FROM delegated_token WHERE user_id = :sam")
                .param("sam", sam.value())
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    private UserId user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow())
                .orElseThrow()
                .id();
    }
}
