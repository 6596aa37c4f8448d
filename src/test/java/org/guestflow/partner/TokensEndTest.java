package org.guestflow.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.guestflow.directory.Users;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.UserId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class TokensEndTest {

    @LocalServerPort
    private int port;

    @Autowired
    private DelegatedTokens tokens;

    @Autowired
    private Partners partners;

    @Autowired
    private Users users;

    @Autowired
    private Clock clock;

    @Test
    void aUserWhoSignsOutTakesTheTokenAlongAndNobodyElses() {
        OrganisationId litware =
                partners.find(new DomainName("litware.com")).orElseThrow().id();
        UserId lena = user("lena@litware.com");
        UserId ben = user("ben@woodgrove.com");
        tokens.keep(lena, litware, "lenas", clock.instant().plus(Duration.ofHours(1)));
        tokens.keep(ben, litware, "bens", clock.instant().plus(Duration.ofHours(1)));
        Visitor visitor = Visitor.signedIn(port, "ben@woodgrove.com");

        visitor.submit(visitor.open("/sign-out"), "form", Map.of());

        assertThat(tokens.find(ben, litware)).isEmpty();
        assertThat(tokens.find(lena, litware)).contains("lenas");
        tokens.forget(lena);
    }

    private UserId user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow())
                .orElseThrow()
                .id();
    }
}
