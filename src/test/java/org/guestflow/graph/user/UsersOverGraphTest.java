package org.guestflow.graph.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.NewGuest;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Programs read users, page by page, and administrators change them. */
@ApplicationTest
class UsersOverGraphTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String SAM = "sam@litware.com";

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    private RestCaller ada;
    private RestCaller olivia;
    private final String family = "Family" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void callers() {
        ada = RestCaller.as(port, "ada@woodgrove.com");
        olivia = RestCaller.as(port, OLIVIA);
    }

    @Test
    void everybodyReadsHisOwnAccount() {
        RestCaller.as(port, SAM)
                .graphGet("/me")
                .then()
                .statusCode(200)
                .body("mail", equalTo(SAM))
                .body("userType", equalTo("Guest"))
                .body("externalUserState", equalTo("Accepted"))
                .body("externalUserStateChangeDateTime", notNullValue())
                .body("userPrincipalName", equalTo("sam_litware.com#EXT#@woodgrove.com"))
                .body("'@odata.context'", containsString("/v1.0/$metadata#users/$entity"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"olivia@woodgrove.com", "OLIVIA@woodgrove.com"})
    void aUserIsNamedByIdAddressOrPrincipalName(String name) {
        String id = olivia.graphGet("/users/" + name)
                .then()
                .statusCode(200)
                .body("userType", equalTo("Member"))
                .body("externalUserState", nullValue())
                .extract()
                .path("id");

        olivia.graphGet("/users/" + id).then().statusCode(200).body("mail", equalTo(OLIVIA));
        olivia.graphGet("/users/{name}", "sam_litware.com#EXT#@woodgrove.com")
                .then()
                .statusCode(200)
                .body("mail", equalTo(SAM));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            userType eq 'Guest' and startswith(mail,'sam@')           | sam@litware.com
            startswith(displayName,'SAM') and accountEnabled eq true  | sam@litware.com
            mail in ('sam@litware.com','nobody@litware.com')          | sam@litware.com
            mail eq 'OLIVIA@woodgrove.com' and externalUserState eq null | olivia@woodgrove.com
            externalUserState ne null and mail eq 'sam@litware.com'   | sam@litware.com
            NOT(userType eq 'Guest') and mail eq 'olivia@woodgrove.com' | olivia@woodgrove.com
            not startswith(mail,'a') and mail eq 'olivia@woodgrove.com' | olivia@woodgrove.com
            createdDateTime gt 2020-01-01T00:00:00Z and mail eq 'sam@litware.com' | sam@litware.com
            endswith(mail,'@litware.com') and startswith(mail,'sam')  | sam@litware.com
            (mail eq 'sam@litware.com' or mail eq 'x') and (userType eq 'Guest') | sam@litware.com
            """)
    void aFilterFindsThemAndNobodyElse(String filter, String found) {
        ada.graphGet("/users?$filter=" + filter).then().statusCode(200).body("value.mail", equalTo(List.of(found)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail eq 'x'' or 1 eq 1 --'",
                "id eq 'no-uuid'",
                "userType eq 'Robot'",
                "createdDateTime lt 1990-01-01T00:00:00Z",
                "startswith(displayName,'%')",
                "mail eq '; DROP TABLE directory_user; --'"
            })
    void aFilterThatNobodyMeetsFindsNobody(String filter) {
        ada.graphGet("/users?$filter=" + filter).then().statusCode(200).body("value", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $filter=passwordHash eq 'x'            | InvalidQuery
            $filter=mail eq                        | InvalidQuery
            $filter=accountEnabled eq 'true'       | InvalidQuery
            $filter=length(mail) gt 3              | UnsupportedQuery
            $filter=mail eq displayName            | UnsupportedQuery
            $filter=mail gt null                   | UnsupportedQuery
            $filter=startswith(userType,'G')       | UnsupportedQuery
            $select=passwordHash                   | InvalidQuery
            $orderby=passwordHash                  | InvalidQuery
            $expand=manager                        | InvalidQuery
            $top=0                                 | UnsupportedQuery
            $top=1000                              | UnsupportedQuery
            $top=-1                                | InvalidQuery
            $skip=10                               | UnsupportedQuery
            $skiptoken=nonsense                    | InvalidCursor
            $skiptoken=YQ                          | InvalidCursor
            $search="city:Paris"                   | UnsupportedQuery
            $apply=aggregate(id)                   | UnsupportedQuery
            $nonsense=1                            | InvalidQuery
            """)
    void anOptionThatIsNotUnderstoodIsRefused(String options, String rule) {
        Response answer = ada.graphGet("/users?" + options);

        answer.then().statusCode(400);
        assertThat(RestCaller.rule(answer)).isEqualTo(rule);
    }

    @Test
    void aFilterOfAThousandBracketsIsRefused() {
        Response answer = ada.graphGet("/users?$filter=" + "(".repeat(1000) + "accountEnabled" + ")".repeat(1000));

        answer.then().statusCode(400);
    }

    @Test
    void aSearchLooksInNameAndAddress() {
        guest("Quentin");

        ada.graphGet("/users?$search=\"displayName:" + family + "\"")
                .then()
                .statusCode(200)
                .body("value", hasSize(1));
        ada.graphGet("/users?$search=\"" + family.toLowerCase(Locale.ROOT) + "\" AND \"mail:quentin\"")
                .then()
                .statusCode(200)
                .body("value", hasSize(1));
        ada.graphGet("/users?$search=\"displayName:" + family + "\" AND NOT \"Quentin\"")
                .then()
                .statusCode(200)
                .body("value", hasSize(0));
    }

    @Test
    void onlyWhatIsSelectedIsGiven() {
        Map<String, Object> user = ada.graphGet("/users?$filter=mail eq 'sam@litware.com'&$select=id,displayName")
                .path("value[0]");

        assertThat(user.keySet()).containsExactlyInAnyOrder("@odata.type", "@odata.etag", "id", "displayName");
    }

    @Test
    void pagesHoldEverybodyOnceInOrderWhileOthersComeIn() {
        List<String> names = List.of("Anna", "Bert", "Cleo", "Dora", "Emil");
        names.forEach(this::guest);

        List<String> seen = new ArrayList<>();
        Response page = ada.graphGet("/users?$filter=startswith(displayName,'" + family
                + "')&$orderby=displayName desc&$top=2&$count=true&$select=displayName");
        while (true) {
            page.then().statusCode(200).body("'@odata.count'", notNullValue());
            seen.addAll(page.<List<String>>path("value.displayName"));
            guest("Zoe" + seen.size());
            String next = page.path("'@odata.nextLink'");
            if (next == null) {
                break;
            }
            page = ada.follow(next);
        }

        assertThat(seen)
                .isEqualTo(names.stream()
                        .sorted(Comparator.reverseOrder())
                        .map(name -> family + " " + name)
                        .toList());
    }

    @Test
    void theyAreCounted() {
        guest("Anna");
        guest("Bert");

        assertThat(ada.graphGet("/users/$count?$filter=startswith(displayName,'" + family + "')")
                        .asString())
                .isEqualTo("2");
    }

    @Test
    void sponsorsComeWithTheUserWhereTheyAreExpanded() {
        User anna = guest("Anna");

        ada.graphGet("/users?$filter=id eq '" + anna.id() + "'&$expand=sponsors&$select=id")
                .then()
                .statusCode(200)
                .body("value[0].sponsors[0].id", equalTo(user(OLIVIA).id().toString()));
        ada.graphGet("/users/" + anna.id() + "/sponsors")
                .then()
                .statusCode(200)
                .body("value.'@odata.type'", equalTo(List.of("#microsoft.graph.user")));
    }

    /** Lena and Sam are in one group; Olivia, who answers for both, is in none with them. */
    @Test
    void aGuestIsToldWhoAnswersForHimButNotOfAnotherWhomHeDoesNotSee() {
        RestCaller lena = RestCaller.as(port, "lena@litware.com");
        String answering = user(OLIVIA).id().toString();

        lena.graphGet("/users/" + OLIVIA).then().statusCode(404);
        lena.graphGet("/users/lena@litware.com/sponsors").then().body("value.id", hasItem(answering));
        lena.graphGet("/me?$expand=sponsors").then().body("sponsors.id", hasItem(answering));
        lena.graphGet("/users/" + SAM + "/sponsors").then().statusCode(200).body("value", hasSize(0));
        lena.graphGet("/users/" + SAM + "?$expand=sponsors").then().body("sponsors", hasSize(0));
        lena.graphGet("/users?$filter=mail eq '" + SAM + "'&$expand=sponsors")
                .then()
                .body("value[0].sponsors", hasSize(0));
        olivia.graphGet("/users/" + SAM + "/sponsors").then().body("value.id", hasItem(answering));
    }

    @Test
    void anAdministratorLetsAnotherAnswerForAGuestAndReleasesHim() {
        User anna = guest("Anna");
        String ben = user("ben@woodgrove.com").id().toString();

        ada.graphPost("/users/" + anna.id() + "/sponsors/$ref", reference(ben))
                .then()
                .statusCode(204);
        ada.graphGet("/users/" + anna.id() + "/sponsors").then().body("value.id", hasItem(ben));
        ada.graphDelete("/users/" + anna.id() + "/sponsors/" + ben + "/$ref")
                .then()
                .statusCode(204);
        ada.graphGet("/users/" + anna.id() + "/sponsors").then().body("value.id", not(hasItem(ben)));
        olivia.graphPost("/users/" + anna.id() + "/sponsors/$ref", reference(ben))
                .then()
                .statusCode(403);
    }

    @Test
    void aChangeIsMadeOnlyToWhatWasSeen() {
        User anna = guest("Anna");
        String path = "/users/" + anna.id();
        String etag = ada.graphGet(path).header("ETag");

        ada.graphPatchIf(etag, path, Map.of("displayName", family + " Annabel"))
                .then()
                .statusCode(204);

        ada.graphGet(path).then().body("displayName", equalTo(family + " Annabel"));
        ada.graphPatchIf(etag, path, Map.of("displayName", "Late")).then().statusCode(412);
        ada.graphGet(path).then().body("displayName", equalTo(family + " Annabel"));
        ada.graphGet(
                        "/auditLogs/directoryAudits?$filter=activityDisplayName eq 'Update user' and targetResources/any(t:t/id eq '"
                                + anna.id() + "')")
                .then()
                .statusCode(200)
                .body("value", hasSize(1))
                .body("value[0].initiatedBy.user.userPrincipalName", equalTo("ada@woodgrove.com"))
                .body(
                        "value[0].targetResources[0].modifiedProperties[0].newValue",
                        equalTo("\"" + family + " Annabel\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"mail": "other@litware.com"}        | UnknownField
            {"userType": "Member"}               | UnknownField
            {"displayName": ""}                  | DisplayNameInvalid
            {"displayName": null}                | ValueInvalid
            {"accountEnabled": "no"}             | ValueInvalid
            {"preferredLanguage": "no language"} | LanguageInvalid
            """)
    void whatCannotBeChangedIsRefused(String body, String rule) {
        Response answer = ada.graphPatch("/users/" + guest("Anna").id(), body);

        answer.then().statusCode(400);
        assertThat(RestCaller.rule(answer)).isEqualTo(rule);
    }

    @Test
    void nobodyBlocksHimselfAndOnlyAdministratorsChangeAnybody() {
        Response himself = ada.graphPatch("/users/ada@woodgrove.com", Map.of("accountEnabled", false));

        assertThat(RestCaller.rule(himself)).isEqualTo("NotOneself");
        olivia.graphPatch("/users/" + SAM, Map.of("accountEnabled", false))
                .then()
                .statusCode(403);
        RestCaller.as(port, SAM).graphDelete("/users/" + SAM).then().statusCode(403);
    }

    @Test
    void anAdministratorRemovesAGuestButNoMember() {
        User anna = guest("Anna");

        ada.graphDelete("/users/" + anna.id()).then().statusCode(204);

        ada.graphGet("/users/" + anna.id()).then().statusCode(404);
        assertThat(RestCaller.rule(ada.graphDelete("/users/" + OLIVIA))).isEqualTo("MembersStay");
    }

    @Test
    void aGuestSeesWhatTheAuthorizationPolicyLetsHim() {
        RestCaller lena = RestCaller.as(port, "lena@litware.com");
        String policy = "/policies/authorizationPolicy";
        String limited = ada.graphGet(policy).path("guestUserRoleId");
        try {
            lena.graphGet("/users?$top=999")
                    .then()
                    .body("value.mail", hasItems("lena@litware.com", SAM))
                    .body("value.mail", not(hasItem("ada@woodgrove.com")));
            lena.graphGet("/users/ada@woodgrove.com").then().statusCode(404);

            ada.graphPatch(policy, Map.of("guestUserRoleId", "2af84b1e-32c8-42b7-82bc-daa82404023b"))
                    .then()
                    .statusCode(204);
            lena.graphGet("/users").then().body("value.mail", equalTo(List.of("lena@litware.com")));

            ada.graphPatch(policy, Map.of("guestUserRoleId", "a0b1b346-4d3e-4e8b-98f8-753987be4970"))
                    .then()
                    .statusCode(204);
            lena.graphGet("/users/ada@woodgrove.com").then().statusCode(200);
        } finally {
            ada.graphPatch(policy, Map.of("guestUserRoleId", limited));
        }
    }

    @Test
    void whereTheNextPageIsSaysTheConfigurationAndNotTheRequest() {
        String link = ada.graphGet("/users?$top=1").path("'@odata.nextLink'");

        assertThat(link)
                .startsWith(ada.graphGet("/users?$top=1")
                        .<String>path("'@odata.context'")
                        .replaceAll("/v1.0/.*", "/v1.0/users?"));
        ada.graphGet("/users").then().body("value.id", everyItem(notNullValue()));
        ada.graphGet("/users?$top=1").then().body("'@odata.context'", startsWith("http"));
    }

    private User guest(String name) {
        return users.ensureGuest(
                new NewGuest(
                        EmailAddress.parse(name + "." + family + "@litware.com").orElseThrow(),
                        name + "@litware.com",
                        Optional.of(family + " " + name),
                        Optional.empty(),
                        user(OLIVIA).id()),
                RequestId.random());
    }

    private User user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow()).orElseThrow();
    }

    private static Map<String, String> reference(String id) {
        return Map.of("@odata.id", "https://graph.microsoft.com/v1.0/directoryObjects/" + id);
    }
}
