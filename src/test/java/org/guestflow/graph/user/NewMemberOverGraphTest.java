package org.guestflow.graph.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.NewGuest;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AtOnce;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Administrators record people of the organisation, who can sign in at once. */
@ApplicationTest
class NewMemberOverGraphTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient database;

    private String mail;
    private RestCaller ada;

    @BeforeEach
    void somebodyWhoIsNotThereYet() {
        mail = "Nina-" + UUID.randomUUID() + "@woodgrove.com";
        ada = RestCaller.as(port, "ada@woodgrove.com");
    }

    @Test
    void aMemberIsRecordedAndSignsInWithTheFirstPassword() {
        Response added = record(Map.of("preferredLanguage", "de", "accountEnabled", true));

        added.then()
                .statusCode(201)
                .body("displayName", equalTo("Nina"))
                .body("mail", equalTo(mail))
                .body("userPrincipalName", equalTo(mail))
                .body("userType", equalTo("Member"))
                .body("preferredLanguage", equalTo("de"))
                .body("accountEnabled", equalTo(true))
                .body("externalUserState", equalTo(null))
                .body(not(containsString(PASSWORD)));
        String id = added.path("id");
        assertThat(added.header("Location")).endsWith("/v1.0/users/" + id);
        assertThat(added.header("ETag")).isNotBlank();
        ada.graphGet("/users/" + mail).then().statusCode(200).body("id", equalTo(id));
        as(mail, PASSWORD).then().statusCode(200).body("id", equalTo(id));
        as(mail, PASSWORD + "!").then().statusCode(401);
        assertThat(trailOf(id)).containsExactly("Add user", "Change user password");
        assertThat(database.sql(
                                "SELECT count(*) FROM audit_event WHERE object_id = :id AND audit_event::text LIKE :word")
                        .param("id", id)
                        .param("word", "%" + PASSWORD + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatMicrosoftsOwnClientsHaveToSendIsTaken() {
        Map<String, Object> sent = body();
        sent.remove("mail");
        sent.put("@odata.type", "#microsoft.graph.user");
        sent.put("userPrincipalName", mail);
        sent.put("mailNickname", mail.split("@", 2)[0]);
        sent.put("passwordProfile", Map.of("password", PASSWORD, "forceChangePasswordNextSignIn", false));

        ada.graphPost("/users", sent).then().statusCode(201).body("mail", equalTo(mail));
    }

    @ParameterizedTest(name = "{2}: {0}={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            displayName       | ``                        | DisplayNameInvalid   | 400
            mail              | nobody                    | MalformedAddress     | 400
            mail              | a@woodgrove.com, b@c.de   | MalformedAddress     | 400
            mail              | nina@litware.com          | NotOfTheHost         | 400
            mail              | nina@w00dgrove.com        | NotOfTheHost         | 400
            mail              | nina@w\u043e\u043edgrove.com| NotOfTheHost         | 400
            mail              | nina@gmail.com            | NotOfTheHost         | 400
            mail              | x_y.com#EXT#@woodgrove.com| AddressReserved      | 400
            mail              | OLIVIA@WoodGrove.com      | AddressInUse         | 409
            userPrincipalName | nina@woodgrove.com        | PrincipalNameInvalid | 400
            mailNickname      | somebody-else             | MailNicknameInvalid  | 400
            preferredLanguage | german, please            | LanguageInvalid      | 400
            accountEnabled    | perhaps                   | ValueInvalid         | 400
            userType          | Guest                     | UnknownField         | 400
            department        | Sales                     | UnknownField         | 400
            """)
    void whatCannotBeIsRefusedAndLeavesNothing(String field, String value, String rule, int status) {
        long before = count();

        record(Map.of(field, value)).then().statusCode(status).body("error.innerError.code", equalTo(rule));

        assertThat(count()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "elevenbytes,PasswordInvalid",
        "äääää,PasswordInvalid",
        "1234567890123456789012345678901234567890123456789012345678901234567890123,PasswordInvalid",
        ",PasswordNeeded"
    })
    void aPasswordThatIsTooShortTooLongOrMissingIsRefused(String password, String rule) {
        Map<String, Object> profile = new HashMap<>();
        profile.put("password", password);

        record(Map.of("passwordProfile", profile)).then().statusCode(400).body("error.innerError.code", equalTo(rule));

        assertThat(user()).isEmpty();
    }

    @Test
    void nobodyIsMadeToChangeAPasswordAndNoAccountBeginsBlocked() {
        record(Map.of("passwordProfile", Map.of("password", PASSWORD, "forceChangePasswordNextSignIn", true)))
                .then()
                .statusCode(400)
                .body("error.innerError.code", equalTo("ForcedChangeUnsupported"));
        record(Map.of("accountEnabled", false))
                .then()
                .statusCode(400)
                .body("error.innerError.code", equalTo("ValueInvalid"));

        assertThat(user()).isEmpty();
    }

    /** The organisation has got a domain whose people were its guests. */
    @Test
    void theAddressOfSomebodyWhoWasInvitedIsRefusedByName() {
        EmailAddress address = EmailAddress.parse(mail).orElseThrow();
        User guest = users.ensureGuest(
                new NewGuest(
                        address,
                        mail,
                        Optional.of("Nina"),
                        Optional.empty(),
                        users.findByMail(EmailAddress.parse("olivia@woodgrove.com")
                                        .orElseThrow())
                                .orElseThrow()
                                .id()),
                RequestId.random());

        record(Map.of())
                .then()
                .statusCode(409)
                .body("error.innerError.code", equalTo("AddressOfGuest"))
                .body("error.message", containsString(guest.id().toString()));

        assertThat(user().orElseThrow().isGuest()).isTrue();
        ada.graphDelete("/users/" + guest.id());
    }

    @Test
    void ofTwoAtTheSameMomentOneIsRecorded() throws Exception {
        List<Integer> answers = AtOnce.call(4, () -> record(Map.of()).statusCode());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"olivia@woodgrove.com", "gina@woodgrove.com", "sam@litware.com"})
    void nobodyElseRecordsMembers(String caller) {
        RestCaller.as(port, caller)
                .graphPost("/users", body())
                .then()
                .statusCode(403)
                .body("error.innerError.code", equalTo("AdministratorOnly"));

        assertThat(user()).isEmpty();
    }

    /** A colleague of a domain below the host's is no guest, so he may be a member. */
    @Test
    void aDomainBelowTheHostsIsTheHosts() {
        String there = somebodyAt("labs.woodgrove.com");

        record(Map.of("mail", there)).then().statusCode(201).body("mail", equalTo(there));
    }

    private Response record(Map<String, ?> fields) {
        Map<String, Object> sent = body();
        sent.putAll(fields);
        return ada.graphPost("/users", sent);
    }

    private Map<String, Object> body() {
        return new HashMap<>(
                Map.of("displayName", "Nina", "mail", mail, "passwordProfile", Map.of("password", PASSWORD)));
    }

    private Response as(String address, String password) {
        return RestAssured.given()
                .baseUri("http://localhost")
                .port(port)
                .auth()
                .preemptive()
                .basic(address, password)
                .get("/v1.0/me");
    }

    private Optional<User> user() {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow());
    }

    private long count() {
        return database.sql("SELECT count(*) FROM directory_user WHERE user_type = 'member'")
                .query(Long.class)
                .single();
    }

    private List<String> trailOf(String id) {
        return database.sql("SELECT action FROM audit_event WHERE object_id = :id ORDER BY sequence")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
