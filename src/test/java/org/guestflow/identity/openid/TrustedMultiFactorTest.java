package org.guestflow.identity.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerStanding;
import org.guestflow.partner.SignInProvider;
import org.guestflow.partner.UnreachableAction;
import org.guestflow.support.AuthenticatorApp;
import org.guestflow.support.Colleague;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a sign-in with several factors at a partner counts here: where the partner's record says so, and nowhere else. */
class TrustedMultiFactorTest extends SigningInElsewhere {

    private static final String PAGE = "/sign-in/second-factor";

    private final String subject = "greta-" + UUID.randomUUID();
    private AuthenticatorApp app;

    /** Greta has a second factor here: whoever has one is asked for it. */
    @BeforeEach
    void gretaHasAnApp() throws Exception {
        redeemedByCode();
        fabrikamSays(subject, guest, true);
        Visitor greta = somebody();
        signsIn(greta, guest);
        app = AuthenticatorApp.registeredBy(greta);
    }

    @ParameterizedTest(name = "trusted {0}, amr {1}, acr {2}: {3}")
    @CsvSource({
        "true,  mfa, ,            counts",
        "true,  pwd, ,            asked",
        "true,  pwd, urn:fab:two, counts",
        "true,  pwd, urn:fab:one, asked",
        "false, mfa, ,            asked",
        "false, mfa, urn:fab:two, asked"
    })
    void aClaimCountsWhereTheRecordSaysSo(boolean trusted, String method, String level, String what) {
        records(trusted, List.of("urn:fab:two"));
        Visitor greta = somebody();
        says(method, level, Instant.now());

        signsIn(greta, guest);

        assertThat(greta.get("/my-data").statusCode()).isEqualTo("counts".equals(what) ? 200 : 303);
    }

    @Test
    void whatWasShownThereLongAgoIsNotFreshHere() {
        records(true, List.of());
        Visitor greta = somebody();
        says("mfa", null, Instant.now().minusSeconds(3600));
        signsIn(greta, guest);

        assertThat(greta.get("/my-data").statusCode()).isEqualTo(200);
        assertThat(whereTo(greta.get("/sign-in-security"))).isEqualTo(PAGE);
        assertThat(greta.submit(greta.open(PAGE), "form#app", Map.of("code", app.code()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(greta.get("/sign-in-security").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverHasNoneHereShowsItThereAgain() {
        records(true, List.of());
        hasNoneAndNeedsOne();
        Visitor greta = somebody();
        says("mfa", null, Instant.now().minusSeconds(3600));
        signsIn(greta, guest);
        assertThat(greta.get("/my-data").statusCode()).isEqualTo(200);
        assertThat(whereTo(greta.get("/sign-in-security"))).isEqualTo(PAGE);
        assertThat(whereTo(greta.get("/approvals/x"))).isEqualTo(PAGE);

        HttpResponse<String> answer = greta.submit(greta.open(PAGE), "#elsewhere", Map.of());
        says("mfa", null, Instant.now());
        URI asked = authorization(
                greta, answer.headers().firstValue("Refresh").orElseThrow().replaceFirst("0;url=", ""));

        assertThat(asked.getQuery()).contains("prompt=login", "max_age=0", "login_hint=" + guest);
        // The provider of the tests would show a page to sign in on.
        URI signedInAnew = URI.create(asked.toString().replaceFirst("&prompt=login", ""));
        assertThat(whereTo(greta.get(callback(signedInAnew)))).isEqualTo("/approvals/x");
        assertThat(greta.get("/approvals/x").statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasShownThereAtAnUnknownTimeIsNotFreshHere() {
        records(true, List.of());
        Visitor greta = somebody();
        fabrikamSays(subject, Map.of("email", guest, "email_verified", true, "amr", List.of("mfa")));
        signsIn(greta, guest);

        assertThat(greta.get("/my-data").statusCode()).isEqualTo(200);
        assertThat(whereTo(greta.get("/sign-in-security"))).isEqualTo(PAGE);
    }

    private void hasNoneAndNeedsOne() {
        jdbc.sql("DELETE FROM authenticator_app WHERE user_id = :user")
                .param("user", user(guest).id().value())
                .update();
        jdbc.sql(
                        "UPDATE policy_decision SET outputs = outputs || '{\"multiFactorRequired\": true}' WHERE request_id IN (SELECT request_id FROM group_member WHERE user_id = :user)")
                .param("user", user(guest).id().value())
                .update();
    }

    @Test
    void theHostsOwnProviderIsNotBelievedUnlessTheConfigurationSaysSo() {
        String mia = Colleague.named(context, "mia").mail().toString();
        AuthenticatorApp.registeredBy(Visitor.signedIn(PORT, mia));
        Visitor visitor = somebody();
        providerSays(
                "woodgrove",
                "mia-" + UUID.randomUUID(),
                Map.of("email", mia, "email_verified", true, "amr", List.of("mfa")));

        assertThat(whereTo(visitor.get(callback(authorization(visitor, "/sign-in/oidc/host")))))
                .isEqualTo("/");

        assertThat(whereTo(visitor.get("/my-data"))).isEqualTo(PAGE);
    }

    private void says(String method, String level, Instant at) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "email", guest, "email_verified", true, "amr", List.of(method), "auth_time", at.getEpochSecond()));
        if (level != null) {
            claims.put("acr", level);
        }
        fabrikamSays(subject, claims);
    }

    private void records(boolean trusts, List<String> levels) {
        partners.record(
                new Partner(
                        fabrikam,
                        "Fabrikam",
                        PartnerStanding.KNOWN,
                        false,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        UnreachableAction.INVITATION,
                        Optional.empty(),
                        Optional.of(new SignInProvider(
                                URI.create(PROVIDERS.issuerUrl(issuer).toString()),
                                "guestflow",
                                "litware",
                                trusts,
                                levels))),
                ada());
    }
}
