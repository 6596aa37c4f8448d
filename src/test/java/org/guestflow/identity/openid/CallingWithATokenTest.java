package org.guestflow.identity.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.guestflow.directory.NewMember;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.support.AtOnce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs call the API with tokens of the host's issuer: on behalf of a member, or as themselves. */
class CallingWithATokenTest extends SigningInElsewhere {

    private static final String ISSUER = "woodgrove";
    private static final String AUDIENCE = "api://guestflow";
    private static final String INVITE = "User.Invite.All";
    private static final long AN_HOUR = 3600;

    private final String member = somebodyAt("woodgrove.com");
    private final String subject = UUID.randomUUID().toString();
    private final String client = "portal-" + UUID.randomUUID();
    private final String team = somebodyAt("woodgrove.com");

    @BeforeEach
    void aMemberWithoutAPassword() {
        users.addMember(new NewMember(address(member), "Mia", Optional.empty()), "system");
    }

    @ParameterizedTest
    @CsvSource({"scp", "scope"})
    void onBehalfOfAMember(String claim) {
        calls(token(Map.of(claim, "openid " + INVITE, "email", member, "email_verified", true)))
                .statusCode(200);

        assertThat(audited("Link identity")).isEqualTo(1);
        // From now on by issuer and subject, whatever the address says.
        calls(token(Map.of(claim, INVITE))).statusCode(200);
        calls(token(Map.of(claim, INVITE, "email", OLIVIA, "email_verified", true)))
                .statusCode(200);
        assertThat(audited("Link identity")).isEqualTo(1);
        assertThat(audited("Sign in")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"mfa, 200", "pwd, 401"})
    void whoeverNeedsASecondFactorNeedsATokenThatSaysOfOne(String method, int status) {
        jdbc.sql(
                        "INSERT INTO authenticator_app (id, user_id, sealed_key, begun_at, registered_at) SELECT gen_random_uuid(), id, '', now(), now() FROM directory_user WHERE mail = :mail")
                .param("mail", member)
                .update();

        ValidatableResponse answer =
                calls(token(Map.of("scp", INVITE, "email", member, "email_verified", true, "amr", List.of(method))));

        answer.statusCode(status);
        if (status == 401) {
            answer.body("error.code", equalTo("InvalidAuthenticationToken"))
                    .body("error.innerError.code", equalTo("SecondFactorRequired"))
                    .header("WWW-Authenticate", containsString("insufficient_user_authentication"));
        }
    }

    @Test
    void twoFirstCallsAtTheSameMomentAreBothTheMembers() throws Exception {
        String token = token(Map.of("scp", INVITE, "email", member, "email_verified", true));

        List<Integer> answers = AtOnce.call(4, () -> calls(token).extract().statusCode());

        assertThat(answers).containsOnly(200);
    }

    @Test
    void entrasWayToSayThatAnAddressIsVerifiedDoes() {
        calls(token(Map.of("scp", INVITE, "email", member, "xms_edov", true))).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "User.Read,              403",
        "User.Read.All,          403",
        "User.Invite.All,        200",
        "Directory.ReadWrite.All,200"
    })
    void aTokenOpensWhatItsPermissionIsFor(String scope, int status) {
        ValidatableResponse answer = calls(token(Map.of("scp", scope, "email", member, "email_verified", true)))
                .statusCode(status);

        if (status == 403) {
            answer.body("error.code", equalTo("Authorization_RequestDenied"))
                    .body("error.innerError.code", equalTo("InsufficientPermission"))
                    .body("error.message", containsString(INVITE));
        }
    }

    @Test
    void theTokenPermitsNoMoreThanTheMemberMayDo() {
        as(token(Map.of("scp", "Directory.ReadWrite.All", "email", member, "email_verified", true)))
                .get("/partners")
                .then()
                .statusCode(403)
                .body("error.innerError.code", equalTo("AdministratorOnly"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"users,User.ReadWrite.All", "groups,Group.ReadWrite.All", "applications,Application.ReadWrite.All"})
    void recordingTakesItsPermissionAndAnAdministrator(String what, String permission) {
        records(what, INVITE)
                .body("error.innerError.code", equalTo("InsufficientPermission"))
                .body("error.message", containsString(permission));
        records(what, permission).body("error.innerError.code", equalTo("AdministratorOnly"));
    }

    private ValidatableResponse records(String what, String permission) {
        return as(token(Map.of("scp", permission, "email", member, "email_verified", true)))
                .contentType("application/json")
                .body("{}")
                .post("/" + what)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensThatAreNotGood")
    void whatIsNotTheIssuersForUsAndNowIsNotBelieved(String what, Callable<String> token) throws Exception {
        calls(token.call())
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("error.code", equalTo("InvalidAuthenticationToken"))
                .body("error.innerError.code", equalTo("TokenInvalid"));
    }

    static Stream<Arguments> tokensThatAreNotGood() {
        Map<String, Object> olivia = Map.of("scp", INVITE, "email", OLIVIA, "email_verified", true);
        Map<String, Object> again = new HashMap<>(olivia);
        again.put("nonce", "n");
        return Stream.of(
                bad("expired", () -> token(ISSUER, "JWT", AUDIENCE, olivia, -AN_HOUR)),
                bad("of another issuer", () -> token("elsewhere", "JWT", AUDIENCE, olivia, AN_HOUR)),
                bad("for somebody else", () -> token(ISSUER, "JWT", "api://other", olivia, AN_HOUR)),
                bad("of another type", () -> token(ISSUER, "secevent+jwt", AUDIENCE, olivia, AN_HOUR)),
                bad("an ID token", () -> token(ISSUER, "JWT", AUDIENCE, again, AN_HOUR)),
                bad("not signed", () -> new PlainJWT(claims(olivia)).serialize()),
                bad("signed with the public key as a secret", () -> {
                    SignedJWT forged = new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.HS256)
                                    .type(JOSEObjectType.JWT)
                                    .keyID(ISSUER)
                                    .build(),
                            claims(olivia));
                    forged.sign(new MACSigner(publicKey().toRSAPublicKey().getEncoded()));
                    return forged.serialize();
                }),
                bad("signed with somebody's own key", () -> {
                    SignedJWT forged = new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .type(JOSEObjectType.JWT)
                                    .keyID(ISSUER)
                                    .build(),
                            claims(olivia));
                    forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
                    return forged.serialize();
                }),
                bad("no token at all", () -> "abc"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "has no scope of ours,   InsufficientPermission",
        "has no verified address,AddressNotVerified",
        "is of a guest,          UnknownCaller",
        "is of nobody here,      UnknownCaller",
        "is of a blocked member, UnknownCaller"
    })
    void whoseTokenIsGoodButWhoIsNobodyHereIsToldWhy(String what, String rule) {
        String token = switch (what) {
            case "has no scope of ours" -> token(Map.of("scp", "Mail.Send", "email", member, "email_verified", true));
            case "has no verified address" -> token(Map.of("scp", INVITE, "email", member));
            case "is of a guest" -> token(Map.of("scp", INVITE, "email", "sam@litware.com", "email_verified", true));
            case "is of nobody here" -> token(Map.of("scp", INVITE, "email", team, "email_verified", true));
            default -> token(Map.of("scp", INVITE, "email", member, "email_verified", true));
        };
        if (what.equals("is of a blocked member")) {
            calls(token).statusCode(200);
            jdbc.sql("UPDATE directory_user SET account_enabled = false WHERE mail = :mail")
                    .param("mail", member)
                    .update();
        }

        calls(token).statusCode(403).body("error.innerError.code", equalTo(rule));

        assertThat(audited("Link identity")).isEqualTo(what.equals("is of a blocked member") ? 1 : 0);
    }

    @Test
    void aProgramAsItselfIsLetThroughOnlyWhereItIsRecorded() {
        String token = ofProgram(INVITE);
        calls(token)
                .statusCode(403)
                .body("error.innerError.code", equalTo("UnknownClient"))
                .body("error.message", containsString(client));

        String id = recorded(Map.of("groups", List.of("project-atlas")));
        calls(token).statusCode(200);
        calls(ofProgram("User.Read.All"))
                .statusCode(403)
                .body("error.innerError.code", equalTo("InsufficientPermission"));

        admin().delete("/apiClients/" + id).then().statusCode(204);
        calls(token).statusCode(403).body("error.innerError.code", equalTo("UnknownClient"));
    }

    @ParameterizedTest
    @CsvSource({"idtyp", "oid", "preferred_username", "sub"})
    void aProgramsTokenIsKnownByWhatItsIssuerSays(String claim) {
        recorded(Map.of());
        Map<String, Object> claims = new HashMap<>(Map.of("roles", List.of(INVITE)));
        switch (claim) {
            case "idtyp" -> claims.put("idtyp", "app");
            case "oid" -> claims.put("oid", subject);
            case "preferred_username" -> claims.put("preferred_username", "service-account-" + client);
            default -> claims.put("sub", client);
        }

        calls(token(claims)).statusCode(200);
    }

    @Test
    void aUsersTokenIsNoPrograms() {
        recorded(Map.of());
        Map<String, Object> claims = Map.of("roles", List.of(INVITE), "email", member, "email_verified", true);

        calls(token(claims)).statusCode(403).body("error.innerError.code", equalTo("InsufficientPermission"));
        // Nor does a scope, which users grant, stand for a role, which administrators do.
        calls(token(Map.of("idtyp", "app", "scp", INVITE)))
                .statusCode(403)
                .body("error.innerError.code", equalTo("InsufficientPermission"));
    }

    @Test
    void nobodySignsInAsAProgram() {
        recorded(Map.of());

        calls(token(Map.of("scp", INVITE, "email", team, "email_verified", true)))
                .statusCode(403)
                .body("error.innerError.code", equalTo("UnknownCaller"));
        providerSays(ISSUER, subject, Map.of("email", team, "email_verified", true));
        assertThat(refusal(signsIn(somebody(), team))).isEqualTo("403 refusal-no-account");
    }

    @Test
    void aProgramNeverVouches() {
        recorded(Map.of("mayInviteAnywhere", true));

        as(ofProgram(INVITE))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "partner", "litware.com",
                        "users", List.of("amara.adeyemi@litware.com"),
                        "targetType", "group",
                        "targetId", "project-atlas"))
                .post("/directAdditions")
                .then()
                .statusCode(403)
                .body("error.innerError.code", equalTo("ApplicationsCannotVouch"));
    }

    @Test
    void aProgramSeesWhatItAskedForAndIsTheActor() {
        recorded(Map.of("groups", List.of("project-atlas")));
        RequestId request = scenario.invites(team, toGroup(somebodyAt("litware.com"), "project-atlas"));

        as(ofProgram(INVITE)).get("/invitations").then().statusCode(200).body("value.id", hasItem(request.toString()));
        as(ofProgram(INVITE))
                .contentType(ContentType.JSON)
                .post("/invitations/" + request + "/revoke")
                .then()
                .statusCode(204);

        assertThat(jdbc.sql("SELECT DISTINCT actor FROM audit_event WHERE request_id = :request AND actor <> 'system'")
                        .param("request", request.value())
                        .query(String.class)
                        .list())
                .containsExactly(user(team).id().toString());
    }

    @Test
    void whoBringsNoTokenIsAskedForOne() {
        api().get("/invitations").then().statusCode(401).header("WWW-Authenticate", containsString("B"));

        assertThat(api().get("/invitations").headers().getValues("WWW-Authenticate"))
                .anyMatch(challenge -> challenge.startsWith("Bearer "));
    }

    private ValidatableResponse calls(String token) {
        return as(token).get("/invitations").then();
    }

    private RequestSpecification as(String token) {
        return api().header("Authorization", "Bearer " + token);
    }

    private RequestSpecification admin() {
        return api().auth().preemptive().basic("ada@woodgrove.com", "demo");
    }

    private static RequestSpecification api() {
        return RestAssured.given().baseUri("http://localhost").port(PORT).basePath("/v1.0");
    }

    private String recorded(Map<String, Object> grants) {
        Map<String, Object> body = new HashMap<>(grants);
        body.putAll(Map.of("clientId", client, "displayName", "Portal", "mail", team));
        return admin().contentType(ContentType.JSON)
                .body(body)
                .post("/apiClients")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String ofProgram(String role) {
        return token(Map.of("idtyp", "app", "roles", List.of(role)));
    }

    private String token(Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        Object sub = all.remove("sub");
        return PROVIDERS
                .issueToken(
                        ISSUER,
                        client,
                        new DefaultOAuth2TokenCallback(
                                ISSUER, sub == null ? subject : sub.toString(), "JWT", List.of(AUDIENCE), all, AN_HOUR))
                .serialize();
    }

    private static String token(
            String issuer, String type, String audience, Map<String, Object> claims, long lifetime) {
        return PROVIDERS
                .issueToken(
                        issuer,
                        "portal",
                        new DefaultOAuth2TokenCallback(
                                issuer, "olivia", type, List.of(audience), new HashMap<>(claims), lifetime))
                .serialize();
    }

    /** The claims of a good token, to be signed otherwise. */
    private static JWTClaimsSet claims(Map<String, Object> claims) throws ParseException {
        return SignedJWT.parse(token(ISSUER, "JWT", AUDIENCE, claims, AN_HOUR)).getJWTClaimsSet();
    }

    private static RSAKey publicKey() throws ParseException, JOSEException {
        String keys = RestAssured.get(PROVIDERS.jwksUrl(ISSUER).toString()).asString();
        return JWKSet.parse(keys).getKeys().get(0).toRSAKey();
    }

    private static Arguments bad(String what, Callable<String> token) {
        return Arguments.of(what, token);
    }

    private int audited(String action) {
        return jdbc.sql("SELECT count(*) FROM audit_event WHERE action = :action AND object_id = :user")
                .param("action", action)
                .param("user", user(member).id().toString())
                .query(Integer.class)
                .single();
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
