package org.guestflow.panel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How ada adds members, groups and applications on the pages of administration. */
@ApplicationTest
class DirectoryPagesTest {

    private static final String DIRECTORY = "/administration/directory";
    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient jdbc;

    private Visitor ada;
    private String mail;
    private String handle;

    @BeforeEach
    void administrator() {
        ada = Visitor.signedIn(port, "ada@woodgrove.com");
        mail = somebodyAt("woodgrove.com");
        handle = "nova-" + UUID.randomUUID();
    }

    /** A group by rule would have every other test's people in it. */
    @AfterEach
    void nobodyIsInAGroupByRule() {
        jdbc.sql("DELETE FROM directory_group WHERE mail_nickname = :handle AND membership = 'dynamic'")
                .param("handle", handle)
                .update();
    }

    @Test
    void theMenuLeadsToTheDirectoryAndItSaysWhatIsThere() {
        Document page =
                ada.open(ada.open("/").select("#menu a:contains(Directory)").attr("href"));

        assertThat(page.select("h1").text()).isEqualTo("Directory");
        assertThat(page.select("nav a[aria-current=page]").text()).isEqualTo("Directory");
        assertThat(page.select("#people").text())
                .matches("The directory has \\d[\\d,]* members and \\d[\\d,]* guests\\..*");
        assertThat(ada.open(DIRECTORY + "?text=project+at")
                        .select("#targets tbody tr")
                        .text())
                .contains("Project Atlas", "project-atlas", "Group");
        assertThat(ada.open(DIRECTORY + "?text=no-such-thing").select(".empty").text())
                .isNotBlank();
    }

    @Test
    void aNewMemberSignsInWithTheFirstPassword() {
        Document form = ada.open(ada.open(DIRECTORY).select("#add-member").attr("href"));

        HttpResponse<String> added = ada.submit(form, "#new", member());

        assertThat(added.headers().firstValue("Location")).hasValue(DIRECTORY);
        assertThat(ada.open(DIRECTORY).select("#notice").text()).isEqualTo("Nina is a member now.");
        Visitor nina = new Visitor(port);
        nina.signIn(mail, PASSWORD);
        assertThat(nina.open("/").select("#signed-in-as").text()).contains("Nina", mail);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "displayName,' ',400,A name has",
        "mail,nobody,400,This is no mail address.",
        "mail,nina@litware.com,400,none of the organisation’s domains",
        "mail,olivia@woodgrove.com,409,An account has this address already.",
        "language,german,400,A language is a tag",
        "password,too short,400,less than 12",
        "password,'',400,Choose a first password"
    })
    void whatIsWrongWithAMemberIsSaidBesideTheField(String field, String typed, int status, String words) {
        Map<String, String> filledIn = member();
        filledIn.put(field, typed);

        HttpResponse<String> answer = ada.submit(ada.open(DIRECTORY + "/members/new"), "#new", filledIn);

        Document again = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(again.select("#" + field + "-error").text()).contains(words);
        assertThat(again.select("#" + field).attr("aria-describedby")).contains(field + "-error");
        assertThat(again.select(".warning")).hasSize(1);
        assertThat(again.select("#password").val()).isEmpty();
        assertThat(answer.body()).doesNotContain(PASSWORD);
        assertThat(new InvitationScenario(context).user(mail)).isEmpty();
    }

    @Test
    void aNewGroupHasItsOwnerWhoInvitesToIt() {
        User owner = Colleague.named(context, "owner");
        Document form = ada.open(DIRECTORY + "/groups/new");
        assertThat(form.select("#owner").val()).isEqualTo("ada@woodgrove.com");

        HttpResponse<String> added = ada.submit(
                form,
                "#new",
                Map.of(
                        "displayName", "Project Nova",
                        "handle", handle,
                        "owner", owner.mail().toString(),
                        "rule", "",
                        "selfService", "true",
                        "confidential", ""));

        String place = added.headers().firstValue("Location").orElseThrow();
        assertThat(ada.open(place).select("#notice").text()).isEqualTo("The group Project Nova is there now.");
        Visitor herself = Visitor.signedIn(port, owner.mail().toString());
        assertThat(herself.open("/owned").text()).contains("Project Nova", "Add people");
        assertThat(herself.open(place + "/add").select("h1").text()).contains("Project Nova");
    }

    @Test
    void aRuleCanComputeWhoIsInAGroup() {
        ada.submit(
                ada.open(DIRECTORY + "/groups/new"),
                "#new",
                Map.of("displayName", "All guests", "handle", handle, "rule", "GUESTS"));

        assertThat(targets.members(targets.findGroup(handle).orElseThrow().id()))
                .isNotEmpty()
                .allMatch(User::isGuest);
    }

    @Test
    void aNewApplicationHasItsOrigins() {
        HttpResponse<String> added = ada.submit(
                ada.open(DIRECTORY + "/applications/new"),
                "#new",
                Map.of(
                        "displayName",
                        "Travel",
                        "handle",
                        handle,
                        "origins",
                        "https://travel.example http://localhost:3000",
                        "confidential",
                        "true"));

        String place = added.headers().firstValue("Location").orElseThrow();
        assertThat(ada.open(place).select("#notice").text()).isEqualTo("The application Travel is there now.");
        assertThat(targets.redirectOrigins(Target.application(UUID.fromString(place.substring(14)))))
                .containsExactlyInAnyOrder("https://travel.example", "http://localhost:3000");
    }

    @ParameterizedTest(name = "{0}: {1}={2}")
    @CsvSource({
        "groups,displayName,'',400,A name has",
        "groups,handle,Project Nova,400,A handle has",
        "groups,handle,project-atlas,409,The handle is taken",
        "groups,owner,nobody@woodgrove.com,400,Nobody in the directory",
        "groups,owner,sam@litware.com,409,Choose a member",
        "applications,handle,payroll,409,The handle is taken",
        "applications,origins,http://travel.example,400,origins without a path"
    })
    void whatIsWrongWithATargetIsSaidBesideTheField(String type, String field, String typed, int status, String words) {
        Map<String, String> filledIn =
                new HashMap<>(Map.of("displayName", "Project Nova", "handle", handle, "rule", ""));
        filledIn.put(field, typed);

        HttpResponse<String> answer = ada.submit(ada.open(DIRECTORY + "/" + type + "/new"), "#new", filledIn);

        Document again = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(again.select("#" + field + "-error").text()).contains(words);
        assertThat(again.select("#" + field).val()).isEqualTo(typed);
        assertThat(targets.findGroup(handle)).isEmpty();
        assertThat(targets.findApplication(handle)).isEmpty();
    }

    @Test
    void itIsSaidInGermanToo() {
        Visitor german = Visitor.signedIn(port, "ada@woodgrove.com").speaking("de");

        Document refused = Jsoup.parse(german.submit(
                        german.open(DIRECTORY + "/groups/new"),
                        "#new",
                        Map.of("displayName", "Nova", "handle", "project-atlas"))
                .body());

        assertThat(refused.select("h1").text()).isEqualTo("Gruppe anlegen");
        assertThat(refused.select("#handle-error").text())
                .isEqualTo("Den Kurznamen gibt es schon. Wählen Sie einen anderen.");
    }

    @Test
    void whereDeletedGuestsAreListedTheWayToErasureIsShown() {
        assertThat(ada.open("/administration/deleted-guests").select("#erasure").attr("href"))
                .isEqualTo("/administration/erasure");
    }

    private Map<String, String> member() {
        return new HashMap<>(Map.of("displayName", "Nina", "mail", mail, "language", "", "password", PASSWORD));
    }
}
