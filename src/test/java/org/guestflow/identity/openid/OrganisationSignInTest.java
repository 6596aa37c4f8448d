package org.guestflow.identity.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.guestflow.partner.DelegatedTokens;
import org.guestflow.partner.KeycloakConnection;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Guests sign in at their own organisation, members at the host's: the right person, and nobody else. */
class OrganisationSignInTest extends SigningInElsewhere {

    private final Visitor greta = somebody();
    private final String subject = "greta-" + UUID.randomUUID();

    @Autowired
    private DelegatedTokens tokens;

    @Test
    void theRightPersonIsInAndOutAgain() throws Exception {
        redeemedByCode();
        fabrikamSays(subject, guest, true);

        HttpResponse<String> back = signsIn(greta, guest);

        assertThat(whereTo(back)).isEqualTo("/");
        assertThat(greta.open("/").select("#signed-in-as").text()).contains(guest);
        assertThat(audited("Sign in")).contains("OpenID Connect");
        greta.submit(greta.open("/"), "form[action=/sign-out]", Map.of());
        assertThat(isSignedIn(greta)).isFalse();
    }

    @Test
    void whoSignsOutIsSignedOutAtTheProviderTooAndComesBack() throws Exception {
        redeemedByCode();
        fabrikamSays(subject, guest, true);
        signsIn(greta, guest);

        HttpResponse<String> out = greta.submit(greta.open("/"), "form[action=/sign-out]", Map.of());

        assertThat(isSignedIn(greta)).isFalse();
        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(out.body()).select("main").text()).contains("You are signed out", "Fabrikam");
        URI there = URI.create(out.headers().firstValue("Refresh").orElseThrow().replaceFirst("0;url=", ""));
        assertThat(Jsoup.parse(out.body()).select("#go-on").attr("href")).isEqualTo(there.toString());
        assertThat(there.toString())
                .startsWith(PROVIDERS.endSessionEndpointUrl(issuer).toString());
        assertThat(there.getRawQuery())
                .contains("client_id=guestflow", "state=signed-out")
                .doesNotContain("id_token_hint");
        String back = callback(there);
        assertThat(back).isEqualTo("/sign-in?state=signed-out");
        assertThat(greta.open(back).text()).contains("You are signed out");
    }

    @Test
    void signingOutEverywhereEndsAtTheProviderToo() throws Exception {
        redeemedByCode();
        fabrikamSays(subject, guest, true);
        signsIn(greta, guest);

        HttpResponse<String> out =
                greta.submit(greta.open("/my-data"), "main form[action=/sign-out]", Map.of("everywhere", "true"));

        assertThat(isSignedIn(greta)).isFalse();
        assertThat(out.headers().firstValue("Refresh")).isPresent();
    }

    @Test
    void whoSignedInByPasswordIsSentToNoProvider() {
        Visitor olivia = Visitor.signedIn(PORT, OLIVIA);

        HttpResponse<String> out = olivia.submit(olivia.open("/"), "form[action=/sign-out]", Map.of());

        assertThat(whereTo(out)).isEqualTo("/sign-in?signed-out");
    }

    @Test
    void theProviderIsAskedWithStateNonceProofKeyAndTheAddressThatWasTyped() throws Exception {
        redeemedByCode();
        HttpResponse<String> elsewhere =
                greta.submit(greta.open("/sign-in"), "form#mail-code", Map.of("address", guest));
        assertThat(elsewhere.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(elsewhere.body()).select("h1").text()).isEqualTo("You sign in at Fabrikam");

        URI asked = authorization(greta, "/sign-in/oidc/" + fabrikam);

        assertThat(asked.getQuery())
                .contains("response_type=code", "state=", "nonce=", "code_challenge=", "code_challenge_method=S256")
                .contains("login_hint=" + guest)
                .contains("redirect_uri=http://localhost:" + PORT + "/sign-in/oidc/callback/" + fabrikam);
    }

    @Test
    void thePageThatWasAskedForComesAfterwards() throws Exception {
        redeemedByCode();
        fabrikamSays(subject, guest, true);
        greta.get("/my-data");

        assertThat(whereTo(signsIn(greta, guest))).isEqualTo("/my-data");
    }

    @Test
    void anAddressThatIsNotVerifiedStaysOut() throws Exception {
        redeemedByCode();
        fabrikamSays(subject, guest, false);

        assertThat(refusal(signsIn(greta, guest))).isEqualTo("403 refusal-address-not-verified");
        assertThat(isSignedIn(greta)).isFalse();
        fabrikamSays(subject, Map.of());
        assertThat(refusal(signsIn(greta, guest))).isEqualTo("403 refusal-address-not-verified");
    }

    @Test
    void entraSaysInItsOwnWayThatAnAddressIsVerified() throws Exception {
        redeemedByCode();
        fabrikamSays(subject, Map.of("email", guest, "xms_edov", false));
        assertThat(refusal(signsIn(greta, guest))).isEqualTo("403 refusal-address-not-verified");

        fabrikamSays(subject, Map.of("email", guest, "xms_edov", true));

        assertThat(whereTo(signsIn(greta, guest))).isEqualTo("/");
    }

    @Test
    void whoGetsTheAddressAfterGretaDoesNotGetHerAccount() throws Exception {
        redeemedByCode();
        fabrikamSays(subject, guest, true);
        signsIn(greta, guest);
        Visitor successor = somebody();
        fabrikamSays("successor-" + UUID.randomUUID(), guest, true);

        assertThat(refusal(signsIn(successor, guest))).isEqualTo("403 refusal-other-identity");
        assertThat(isSignedIn(successor)).isFalse();
    }

    @Test
    void anAdministratorUnlinksAnAccountWhosePersonHasANewIdentity() throws Exception {
        redeemedByCode();
        fabrikamSays(subject, guest, true);
        signsIn(greta, guest);
        Visitor ada = Visitor.signedIn(PORT, "ada@woodgrove.com");
        String page = "/administration/guests/" + user(guest).id();
        assertThat(ada.open(page).select("#identity").text()).contains(issuer);

        ada.submit(ada.open(page + "/unlink"), "form[action$=unlink]", Map.of());

        assertThat(ada.open(page).select("#identity").text()).isEqualTo("by code");
        Visitor again = somebody();
        fabrikamSays("greta-anew-" + UUID.randomUUID(), guest, true);
        assertThat(whereTo(signsIn(again, guest))).isEqualTo("/");
    }

    @Test
    void gretaKeepsHerAccountWhenHerAddressChanges() throws Exception {
        redeemedByCode();
        fabrikamSays(subject, guest, true);
        signsIn(greta, guest);
        Visitor later = somebody();
        fabrikamSays(subject, "greta.married@" + domain, true);

        assertThat(whereTo(signsIn(later, guest))).isEqualTo("/");
        assertThat(later.open("/").select("#signed-in-as").text()).contains(guest);
    }

    static Stream<Arguments> answersNotBelieved() {
        return Stream.of(
                Arguments.of(
                        "outdated",
                        Map.of(
                                "exp",
                                Date.from(Instant.now().minusSeconds(600)),
                                "iat",
                                Date.from(Instant.now().minusSeconds(900)))),
                Arguments.of("another issuer's", Map.of("iss", "https://login.contoso.example")),
                Arguments.of("for another client", Map.of("aud", "somebody-else")),
                Arguments.of("of another request", Map.of("nonce", "replayed")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersNotBelieved")
    void anAnswerThatIsNotBelievedOpensNothing(String what, Map<String, Object> claims) throws Exception {
        redeemedByCode();
        Map<String, Object> all = new HashMap<>(claims);
        all.put("email", guest);
        all.put("email_verified", true);
        fabrikamSays(subject, all);

        assertThat(refusal(signsIn(greta, guest))).isEqualTo("403 refusal-not-believed");
        assertThat(isSignedIn(greta)).isFalse();
    }

    @Test
    void aPersonOfThePartnerWithoutAnAccountIsToldWhatToDo() {
        fabrikamSays(subject, guest, true);

        HttpResponse<String> back = signsIn(greta, guest);

        assertThat(refusal(back)).isEqualTo("403 refusal-no-account");
        assertThat(Jsoup.parse(back.body()).text()).contains("invited", "WoodGrove");
    }

    @Test
    void whoIsInvitedButHasNotRedeemedHasNoAccountYet() {
        invited();
        fabrikamSays(subject, guest, true);

        assertThat(refusal(signsIn(greta, guest))).isEqualTo("403 refusal-no-account");
    }

    @Test
    void aPartnersProviderSpeaksForNobodyElsesPeople() {
        fabrikamSays(subject, OLIVIA, true);
        assertThat(refusal(signsIn(greta, guest))).isEqualTo("403 refusal-no-account");

        fabrikamSays(subject, "sam@litware.com", true);
        assertThat(refusal(signsIn(greta, guest))).isEqualTo("403 refusal-no-account");
    }

    @Test
    void aBlockedAccountStaysOut() throws Exception {
        redeemedByCode();
        jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE lower(mail) = :mail")
                .param("mail", guest)
                .update();
        fabrikamSays(subject, guest, true);

        assertThat(refusal(signsIn(greta, guest))).isEqualTo("403 refusal-no-account");
    }

    @Test
    void whoBreaksItOffCanBeginAgain() throws Exception {
        redeemedByCode();
        greta.submit(greta.open("/sign-in"), "form#mail-code", Map.of("address", guest));
        URI asked = authorization(greta, "/sign-in/oidc/" + fabrikam);
        String state = asked.getRawQuery().replaceFirst(".*[?&]?state=([^&]+).*", "$1");

        HttpResponse<String> back =
                greta.get("/sign-in/oidc/callback/" + fabrikam + "?error=access_denied&state=" + state);

        assertThat(refusal(back)).isEqualTo("403 refusal-cancelled");
        assertThat(Jsoup.parse(back.body()).select("a.button").attr("href")).isEqualTo("/sign-in");
    }

    @Test
    void anAnswerInAnotherBrowserIsNobodysSignIn() throws Exception {
        redeemedByCode();
        fabrikamSays(subject, guest, true);
        greta.submit(greta.open("/sign-in"), "form#mail-code", Map.of("address", guest));
        String callback = callback(authorization(greta, "/sign-in/oidc/" + fabrikam));
        Visitor victim = somebody();

        assertThat(refusal(victim.get(callback))).isEqualTo("403 refusal-lost");
        assertThat(isSignedIn(victim)).isFalse();
        assertThat(whereTo(greta.get(callback))).isEqualTo("/");
    }

    @Test
    void aProviderThatDoesNotAnswerHasAPage() {
        record(URI.create("http://127.0.0.1:9/fabrikam"), Optional.empty());
        greta.submit(greta.open("/sign-in"), "form#mail-code", Map.of("address", guest));

        assertThat(refusal(greta.get("/sign-in/oidc/" + fabrikam))).isEqualTo("503 refusal-unreachable");
    }

    @Test
    void aProviderThatSaysItIsAnotherIsNotAsked() {
        record(URI.create(PROVIDERS.issuerUrl(issuer) + "/"), Optional.empty());

        assertThat(refusal(greta.get("/sign-in/oidc/" + fabrikam))).isEqualTo("503 refusal-unreachable");
    }

    @Test
    void aProviderThatIsNotRecordedHasAPageToo() {
        assertThat(refusal(greta.get("/sign-in/oidc/" + UUID.randomUUID()))).isEqualTo("503 refusal-unreachable");
        assertThat(refusal(greta.get("/sign-in/oidc/no-such-name"))).isEqualTo("503 refusal-unreachable");
    }

    @Test
    void whoSignsInAtHisOrganisationGetsNoCodeByMail() throws Exception {
        redeemedByCode();
        greta.submit(greta.open("/sign-in"), "form#mail-code", Map.of("address", guest));

        assertThat(jdbc.sql("SELECT count(*) FROM sign_in_passcode WHERE user_id = :id")
                        .param("id", user(guest).id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whereThePartnersDirectoryIsAskedWithUsersTokensTheSignInBringsOne() throws Exception {
        record(
                URI.create(PROVIDERS.issuerUrl(issuer).toString()),
                Optional.of(new KeycloakConnection(URI.create("https://id.fabrikam.example"), "staff")));
        redeemedByCode();
        fabrikamSays(subject, guest, true);

        signsIn(greta, guest);

        assertThat(tokens.find(user(guest).id(), fabrikam)).isPresent();
        greta.submit(greta.open("/"), "form[action=/sign-out]", Map.of());
        assertThat(tokens.find(user(guest).id(), fabrikam)).isEmpty();
    }

    @Test
    void aMemberSignsInAtTheHostsOwnProviderAndOpensTasklistToo() {
        Visitor priya = somebody();
        assertThat(priya.open("/sign-in").select("a#host-provider").attr("href"))
                .isEqualTo("/sign-in/oidc/host");
        providerSays("woodgrove", "priya-1", Map.of("email", "priya@woodgrove.com", "email_verified", true));

        HttpResponse<String> back = priya.get(callback(authorization(priya, "/sign-in/oidc/host")));

        assertThat(whereTo(back)).isEqualTo("/");
        assertThat(priya.open("/").select("#signed-in-as").text()).contains("priya@woodgrove.com");
        assertThat(priya.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    }

    @Test
    void theHostsProviderSpeaksForNoGuest() {
        Visitor sam = somebody();
        providerSays("woodgrove", "sam-1", Map.of("email", "sam@litware.com", "email_verified", true));

        assertThat(refusal(sam.get(callback(authorization(sam, "/sign-in/oidc/host")))))
                .isEqualTo("403 refusal-no-account");
    }

    private String audited(String activity) {
        return jdbc.sql("SELECT new_value::text FROM audit_event WHERE action = :action AND object_id = :id"
                        + " ORDER BY sequence DESC LIMIT 1")
                .param("action", activity)
                .param("id", user(guest).id().toString())
                .query(String.class)
                .single();
    }
}
