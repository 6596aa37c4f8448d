package org.guestflow.panel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guestflow.policy.PolicySettings;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What ada, the administrator, sees and changes. That nobody else does, the table of routes tells. */
@ApplicationTest
class AdministrationTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private PolicySettings settings;

    @Autowired
    private JdbcClient jdbc;

    private InvitationScenario scenario;
    private Visitor ada;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
        ada = Visitor.signedIn(port, "ada@woodgrove.com");
    }

    @Test
    void guestsAreFoundByWhatIsKnownOfThem() {
        String guest = somebodyAt("contoso.com");
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        assertThat(guests("?text=" + guest.substring(0, 20)).text()).contains(guest, "invited", "Olivia", "never");
        assertThat(guests("?domain=contoso.com&state=PENDING_ACCEPTANCE").text())
                .contains(guest);
        assertThat(guests("?domain=contoso.com&state=ACCEPTED").text()).doesNotContain(guest);
        assertThat(guests("?domain=litware.com").text()).doesNotContain(guest);
        assertThat(guests("?sponsor=" + OLIVIA + "&domain=contoso.com").text()).contains(guest);
        assertThat(guests("?sponsor=ben@woodgrove.com&text=" + guest).select("#guests tr"))
                .isEmpty();
        assertThat(guests("?text=no-such-guest").select(".empty").text()).contains("No guest is like that");
    }

    @Test
    void whoIsBroughtInFromOutsideAsAMemberIsAmongThem() {
        String member = somebodyAt("contoso.com");
        RestCaller.as(port, "ada@woodgrove.com")
                .graphPost(
                        "/invitations",
                        Map.of(
                                "invitedUserEmailAddress",
                                member,
                                "invitedUserType",
                                "Member",
                                "target",
                                Map.of("type", "group", "id", "project-atlas")))
                .then()
                .statusCode(201);

        Element listed = guests("?text=" + member.substring(0, 20)).selectFirst("#guests tbody tr");
        assertThat(listed.text()).contains(member, "invited", "member from outside");
        String its = listed.selectFirst("a").attr("href");
        assertThat(ada.get(its).body()).contains("member from outside");
        assertThat(guests("?text=sam@litware.com").text()).doesNotContain("member from outside");
    }

    @Test
    void whenAGuestLastSignedInIsKept() {
        Visitor.signedIn(port, "sam@litware.com");

        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();
        Element sam = guests("?text=sam@litware.com").selectFirst("#guests tbody tr");
        assertThat(sam.text()).contains("accepted").doesNotContain("never");
        assertThat(guests("?text=sam@litware.com&notSeenSince="
                                + LocalDate.now(ZoneOffset.UTC).minusDays(2))
                        .select("#guests tbody tr"))
                .isEmpty();
        assertThat(guests("?text=sam@litware.com&notSeenSince=" + tomorrow).select("#guests tbody tr"))
                .hasSize(1);
    }

    @Test
    void whoseAccessEndsSoonIsFound() {
        String guest = somebodyAt("litware.com");
        Map<String, Object> request = toGroup(guest, "project-atlas");
        request.put("accessEndDate", LocalDate.now(ZoneOffset.UTC).plusDays(10).toString());
        scenario.invites(OLIVIA, request);
        jdbc.sql(
                        "INSERT INTO group_member (group_id, user_id, granted_at, ends_at) SELECT g.id, u.id, now(), now() + interval '10 days'"
                                + " FROM directory_group g, directory_user u WHERE g.mail_nickname = 'project-atlas' AND lower(u.mail) = :mail")
                .param("mail", guest)
                .update();

        String search = "?text=" + guest + "&endsBefore=";
        assertThat(guests(search + LocalDate.now(ZoneOffset.UTC).plusDays(20)).text())
                .contains(guest, "1 target", "until");
        assertThat(guests(search + LocalDate.now(ZoneOffset.UTC).plusDays(5)).select("#guests"))
                .isEmpty();
    }

    @Test
    void theListOfGuestsGoesOnPageByPageAndIsDownloadedWhole() {
        String domain = "many" + UUID.randomUUID() + ".example";
        IntStream.range(0, 60).forEach(number -> insertGuest("guest" + (100 + number) + "@" + domain, "=SUM(A1)"));

        Document first = guests("?domain=" + domain);
        Document second = ada.open(first.select(".pager a[rel=next]").attr("href"));
        Document third = ada.open(second.select(".pager a[rel=next]").attr("href"));

        assertThat(first.select("#guests tbody tr")).hasSize(25);
        assertThat(second.select("#guests tbody tr")).hasSize(25);
        assertThat(third.select("#guests tbody tr")).hasSize(10);
        assertThat(third.select(".pager a[rel=next]")).isEmpty();
        HttpResponse<String> csv = ada.get(first.select("#csv").attr("href"));
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body().lines()).hasSize(61);
        assertThat(csv.body()).startsWith("mail,displayName").contains("guest159@" + domain + ",'=SUM(A1)");
    }

    @Test
    void aFilterOrPlaceThatIsNotUnderstoodIsRefusedWithAPage() {
        for (String query : new String[] {"?state=WHATEVER", "?endsBefore=soon", "?domain=..", "?after=%21%21"}) {
            HttpResponse<String> answer = ada.get("/administration/guests" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(Jsoup.parse(answer.body()).select("main").text())
                    .as(query)
                    .isNotEmpty();
        }
        assertThat(ada.get("/administration/audit?from=x").statusCode()).isEqualTo(400);
        assertThat(ada.get("/administration/requests?inviter=nobody@nowhere.example")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theTrailIsReadByPersonActionObjectAndDay() {
        String guest = somebodyAt("litware.com");
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        Document ofRequest = audit("?object=" + guest);
        assertThat(ofRequest.select("#events").text()).contains("Add user", "Olivia", guest);
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(audit("?actor=" + OLIVIA + "&action=Add+user&from=" + today + "&until=" + today)
                        .select("#events")
                        .text())
                .contains(guest);
        assertThat(audit("?actor=ben@woodgrove.com&object=" + guest).select(".empty"))
                .hasSize(1);
        assertThat(audit("?object=" + request).select("#events tbody tr")).isNotEmpty();
        HttpResponse<String> csv = ada.get("/administration/audit.csv?object=" + user(guest));
        assertThat(csv.body()).startsWith("sequence,activityDateTime,actor").contains("Add user", guest);
    }

    /** What is downloaded is enough to compute each hash anew, without the application; written here once more from its description. */
    @Test
    void theTrailIsDownloadedAsLinesFromWhichItsHashesAreComputed() throws Exception {
        String guest = somebodyAt("litware.com");
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        HttpResponse<String> lines = ada.get("/administration/audit.jsonl?object=" + user(guest));

        assertThat(lines.headers().firstValue("Content-Type")).hasValue("application/jsonl;charset=UTF-8");
        ObjectMapper json = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        assertThat(lines.body().lines()).isNotEmpty().allSatisfy(line -> {
            Map<String, Object> entry = json.readValue(line, new TypeReference<Map<String, Object>>() {});
            String hash = (String) entry.remove("hash");
            String previous = (String) entry.remove("previousHash");
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(HexFormat.of().parseHex(previous));
            assertThat(HexFormat.of().formatHex(sha256.digest(json.writeValueAsBytes(entry))))
                    .isEqualTo(hash);
        });
    }

    @Test
    void theTrailIsVerifiedOnDemand() {
        Document page = ada.open("/administration/audit/verification");

        assertThat(page.select("#whole").text()).contains("The trail is whole");
        assertThat(page.select("#last-hash").text()).matches("[0-9a-f]{64}");
    }

    @Test
    void everybodysRequestsAreListedAndLeadToTheirPages() {
        String guest = somebodyAt("litware.com");
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        Document all =
                ada.open("/administration/requests?text=" + guest + "&state=PENDING_ACCEPTANCE&inviter=" + OLIVIA);

        assertThat(all.select("#requests tbody tr").text())
                .contains(guest, "Project Atlas", "Olivia", "waits for the guest");
        assertThat(all.select("#requests a").attr("href")).isEqualTo("/requests/" + request);
        assertThat(ada.get("/requests/" + request).statusCode()).isEqualTo(200);
        assertThat(ada.open("/administration/requests?text=" + guest + "&state=REVOKED")
                        .select(".empty"))
                .hasSize(1);
    }

    @Test
    void theDecisionTableIsShownWithHowOftenEachRuleMatched() {
        long before = matched("ConfidentialTarget");
        scenario.invites(OLIVIA, toGroup(somebodyAt("litware.com"), "board-papers"));

        Document page = ada.open("/administration/policy");

        assertThat(matched("ConfidentialTarget")).isGreaterThan(before);
        assertThat(page.select("#policy thead").text()).contains("Target's sensitivity", "→ Outcome");
        assertThat(page.select("#policy tbody tr").first().text())
                .contains("UnknownToConfidential", "Nobody of an organisation that is not recorded", "\"deny\"");
    }

    @Test
    void settingsAreReviewedWithWhatTheyAffectBeforeTheyHold() throws Exception {
        String domain = "left" + UUID.randomUUID() + ".example";
        insertGuest("lou@" + domain, "Lou");
        var before = settings.all();
        try {
            Document page = ada.open("/administration/settings");
            Map<String, String> typed = fields(page);
            typed.put("domains", domain + "\n");
            typed.put("allowInvitesFrom", "adminsAndGuestInviters");
            HttpResponse<String> answer = ada.post("/administration/settings/review", typed);
            Document review = Jsoup.parse(answer.body());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(review.select("#change").text())
                    .contains("Who may invite", domain)
                    .doesNotContain("within an hour");
            assertThat(review.select("#report").text()).contains("would refuse one of the guests", "lou@" + domain);
            assertThat(settings.all()).isEqualTo(before);

            ada.submit(review, "form[action=/administration/settings]", Map.of());

            assertThat(settings.all().domainList().entries())
                    .extracting(Object::toString)
                    .contains(domain);
            assertThat(ada.open("/administration/settings").select("#notice").text())
                    .isEqualTo("The settings are changed.");
            Document refused = ada.open(
                    ada.open("/administration/settings").select("#refused").attr("href"));
            assertThat(refused.select("#count").text()).contains("would refuse one of the guests");
            assertThat(refused.select("#guests tbody tr").text()).contains("lou@" + domain, "accepted");
            assertThat(ada.get(refused.select("#csv").attr("href")).body())
                    .startsWith("mail,displayName")
                    .contains("lou@" + domain);
            assertThat(ada.get("/administration/settings/refused?after=x").statusCode())
                    .isEqualTo(400);
            assertThat(audit("?action=Update+policy+setting&actor=ada@woodgrove.com")
                            .select("#events")
                            .text())
                    .contains("allowInvitesFrom", domain);
        } finally {
            settings.change(before, new UserId(UUID.fromString(user("ada@woodgrove.com"))));
        }
    }

    @Test
    void settingsThatAreNotUnderstoodAreShownAgainWithTheReason() {
        Map<String, String> typed = fields(ada.open("/administration/settings"));
        typed.put("domains", "not a domain!");

        HttpResponse<String> answer = ada.post("/administration/settings/review", typed);

        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("#refusal").text()).contains("partner.com");
        assertThat(page.select("#domains").text()).isEqualTo("not a domain!");
        typed.put("domains", "");
        typed.put("perInviter", "0");
        assertThat(ada.post("/administration/settings", typed).statusCode()).isEqualTo(400);
    }

    @Test
    void aPartnersConnectionIsTested() {
        Document list = ada.open("/administration/partners");
        assertThat(list.select("#partners").text()).contains("Litware", "trusted", "Contoso", "known");
        Document litware = ada.open(list.select("#partners a:contains(Litware)").attr("href"));
        assertThat(litware.text()).contains("litware.com", "cn=guestflow").doesNotContain("demo");

        HttpResponse<String> tested = ada.submit(litware, "form[action$=/test]", Map.of());

        Document report = Jsoup.parse(tested.body());
        assertThat(tested.statusCode()).isEqualTo(200);
        assertThat(report.select("#report li")).isNotEmpty();
        assertThat(report.select("#report li .good")).isNotEmpty();
    }

    private static Map<String, String> fields(Document page) {
        Element form = page.selectFirst("form[action$=review]");
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=text], input[type=hidden], textarea")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        form.select("input[type=radio][checked]").forEach(field -> fields.put(field.attr("name"), field.val()));
        form.select("select")
                .forEach(field -> fields.put(
                        field.attr("name"), field.select("option[selected]").val()));
        return fields;
    }

    private Document guests(String query) {
        return ada.open("/administration/guests" + query);
    }

    private Document audit(String query) {
        return ada.open("/administration/audit" + query);
    }

    private long matched(String rule) {
        return Long.parseLong(ada.open("/administration/policy")
                .select("#policy tbody tr:contains(" + rule + ")")
                .first()
                .select("td")
                .first()
                .text());
    }

    private String user(String mail) {
        return scenario.user(mail).orElseThrow().id().toString();
    }

    private void insertGuest(String mail, String name) {
        jdbc.sql("""
                        INSERT INTO directory_user (id, user_principal_name, mail, mail_as_typed, display_name, user_type, creation_type,
                                                    external_user_state, external_user_state_changed_at, created_at)
                        VALUES (gen_random_uuid(), :mail || '#EXT#', :mail, :mail, :name, 'guest', 'invitation', 'accepted', now(), now())""").param("mail", mail).param("name", name).update();
    }
}
