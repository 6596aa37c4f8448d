package org.guestflow.panel.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Inviting many people by a list, without scripts. */
@ApplicationTest
class BulkUploadTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Users users;

    @Autowired
    private RuntimeService runtime;

    private Visitor olivia;
    private String atlas;
    private String nora;
    private String nils;

    @BeforeEach
    void oliviaSignsIn() {
        olivia = Visitor.signedIn(port, "olivia@woodgrove.com");
        atlas = "group:" + targets.findGroup("project-atlas").orElseThrow().id();
        nora = "nora-" + UUID.randomUUID() + "@litware.com";
        nils = "nils-" + UUID.randomUUID() + "@litware.com";
    }

    @Test
    void aListIsTriedOutThenInvitedAndEachRowHasItsOutcome() {
        UploadedList list =
                UploadedList.upload(olivia, atlas, """
                email;display name;message;end date;Phone
                %s;Nora;Hello Nora;;1
                %s;;;31.12.2030;2
                sam@litware.com;Sam;;;3
                ben@woodgrove.com;;;;4
                %s;Nora again;;;5
                =nobody;;;;6
                %s
                %s;Nils;;;8
                """.formatted(nora, "bad-date-" + nora, nora, nils, nils));

        Document checked = list.settled();
        assertThat(rows(checked))
                .satisfiesExactly(
                        row -> assertThat(row).contains("2 Nora " + nora, "will be invited", "Access until"),
                        row -> assertThat(row).contains("cannot be invited", "AccessEndDateInvalid"),
                        row -> assertThat(row).contains("has access already"),
                        row -> assertThat(row).contains("cannot be invited", "belongs to this organisation itself"),
                        row -> assertThat(row).contains("stands above", "line 2"),
                        row -> assertThat(row).contains("cannot be invited", "MalformedAddress"),
                        row -> assertThat(row).contains("is not understood", "ColumnsDoNotMatch"),
                        row -> assertThat(row).contains("9 Nils " + nils, "will be invited"));
        assertThat(checked.select("#state").text())
                .contains("nobody has been invited yet", "Of 8 rows 2 can be asked for; 4 cannot", "Phone");
        assertThat(checked.select("#invite").text()).isEqualTo("Invite these 2 people");
        assertThat(MailFor.recipient(nora).all()).isEmpty();

        assertThat(list.press("invite").statusCode()).isEqualTo(302);

        Document done = list.settled();
        assertThat(rows(done).get(0)).contains("invited", "Where the request stands");
        assertThat(rows(done).get(7)).contains("invited");
        assertThat(done.select("#state").text()).contains("Of 8 rows 2 were asked for; 4 have come to nothing");
        assertThat(MailFor.text(MailFor.recipient(nora).await(1).get(0))).contains("Hello Nora");
        MailFor.recipient(nils).await(1);
        assertThat(olivia.open("/requests").text()).contains(nora, nils);
        assertThat(rows(olivia.open(list.path() + "?problems=true"))).hasSize(4);
        assertThat(olivia.open("/bulk").select("#uploads").text()).contains("guests.csv", "Project Atlas", "done");
    }

    @Test
    void theResultIsAFileInWhichNothingCalculates() {
        UploadedList list = UploadedList.upload(olivia, atlas, "email,name\n%s,=1+1\n@nobody,Nobody\n".formatted(nora));
        list.settled();
        list.press("invite");
        list.settled();

        HttpResponse<String> result = olivia.get(list.path() + "/result.csv");

        assertThat(result.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(result.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"guestflow-result.csv\"");
        assertThat(result.body().lines())
                .satisfiesExactly(
                        headings -> assertThat(headings).contains("line,email,displayName,result"),
                        first -> assertThat(first).startsWith("2," + nora + ",'=1+1,invited,,,,"),
                        second -> assertThat(second).startsWith("3,'@nobody,Nobody,refused,MalformedAddress,"));
    }

    @Test
    void whatIsUploadedIsItsUploadersAlone() {
        UploadedList list = UploadedList.upload(olivia, atlas, "email\n" + nora);
        list.settled();

        for (String other : List.of("ada@woodgrove.com", "ben@woodgrove.com", "sam@litware.com")) {
            Visitor visitor = Visitor.signedIn(port, other);
            assertThat(visitor.get(list.path()).statusCode()).as(other).isEqualTo(404);
            assertThat(visitor.get(list.path() + "/result.csv").statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(visitor.open("/bulk").select("#uploads a[href='" + list.path() + "']"))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void nobodyUploadsToWhatIsNotHis() {
        for (String other : List.of("ben@woodgrove.com", "lena@litware.com")) {
            Visitor visitor = Visitor.signedIn(port, other);
            String board =
                    "group:" + targets.findGroup("board-papers").orElseThrow().id();
            for (String target : List.of(board, "directory", "group:x", "")) {
                assertThat(UploadedList.send(visitor, target, bytes("email\n" + nora), true)
                                .statusCode())
                        .as(other + " " + target)
                        .isEqualTo(404);
            }
        }
        assertThat(Visitor.signedIn(port, "ben@woodgrove.com").open("/bulk").text())
                .contains("nothing that you may bring people into");
    }

    @Test
    void theRulesHoldForEveryRowOfAGuestsList() {
        Visitor lena = Visitor.signedIn(port, "lena@litware.com");
        String choice = lena.open("/bulk").select("#target option").get(0).val();

        Document checked = UploadedList.upload(lena, choice, "email\n" + nora).settled();

        assertThat(rows(checked).get(0)).contains("cannot be invited", "InvitesNotAllowed");
        assertThat(checked.select("#invite")).isEmpty();
    }

    @Test
    void withoutTheFormsTokenNothingIsTaken() {
        assertThat(UploadedList.send(olivia, atlas, bytes("email\n" + nora), false)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFileThatCannotBeUsedBringsTheFormBackWithRuleAndRemedy() {
        HttpResponse<String> noAddress = UploadedList.send(olivia, atlas, bytes("Phone\n1"), true);
        HttpResponse<String> tooLarge = UploadedList.send(olivia, atlas, new byte[2 * 1024 * 1024], true);

        assertThat(noAddress.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(noAddress.body()).select("#problem").text())
                .contains("Write \"email\" over it", "AddressColumnMissing");
        assertThat(Jsoup.parse(noAddress.body())
                        .select("#target option[selected]")
                        .text())
                .isEqualTo("Project Atlas");
        assertThat(tooLarge.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(tooLarge.body()).select("#problem").text()).contains("FileTooLarge");
    }

    @Test
    void aCancelledListInvitesNobody() {
        UploadedList list = UploadedList.upload(olivia, atlas, "email\n" + nora);
        list.settled();

        assertThat(list.press("cancel").statusCode()).isEqualTo(302);

        Document page = list.page();
        assertThat(page.select("#state").text()).contains("Cancelled");
        assertThat(rows(page).get(0)).contains("not asked for");
        assertThat(page.select("#invite, #cancel")).isEmpty();
        String token = page.selectFirst("[name=_csrf]").val();
        assertThat(olivia.post(list.path() + "/invite", Map.of("_csrf", token)).statusCode())
                .isEqualTo(409);
        assertThat(MailFor.recipient(nora).all()).isEmpty();
    }

    @Test
    void anAdministratorFindsTheProcessOfHisListInCockpitWherePausingAndDeletingItShowOnThePage() throws RuleViolation {
        User ines = Colleague.named(context, "ines");
        User ada = users.findByMail(EmailAddress.parse("ada@woodgrove.com").orElseThrow())
                .orElseThrow();
        users.assignRole(ines.id(), DirectoryRole.ADMINISTRATOR, ada.id());
        UploadedList list = UploadedList.upload(
                Visitor.signedIn(port, ines.mail().toString()), atlas, "email\n" + nora + "\n" + nils);
        list.settled();
        int before = limit(1);
        try {
            list.press("invite");
            Awaitility.await().until(() -> !list.page().select("#waits").isEmpty());
            String instance = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(
                            list.path().substring(list.path().lastIndexOf('/') + 1))
                    .singleResult()
                    .getId();
            assertThat(list.page().select("#cockpit").attr("href"))
                    .isEqualTo("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");

            runtime.suspendProcessInstanceById(instance);
            assertThat(list.page().select("#state").text()).contains("Paused", "once an administrator lets it");
            assertThat(list.visitor().open("/bulk").select("#uploads").text()).contains("paused");

            runtime.deleteProcessInstance(instance, "a mistake");
            Document stopped = list.page();
            assertThat(stopped.select("#state").text()).contains("Stopped", "1 of the 2 people");
            assertThat(stopped.select("#cockpit")).isEmpty();
            assertThat(stopped.select("#cancel")).hasSize(1);
        } finally {
            limit(before);
        }

        assertThat(list.press("continue").statusCode()).isEqualTo(302);

        assertThat(rows(list.settled())).allSatisfy(row -> assertThat(row).contains("invited"));
        users.withdrawRole(ines.id(), DirectoryRole.ADMINISTRATOR, ada.id());
        MailFor.recipient(nora).await(1);
        MailFor.recipient(nils).await(1);
    }

    private int limit(int invitations) {
        int before = database.sql("SELECT invitations_per_inviter FROM tenant_setting")
                .query(Integer.class)
                .single();
        database.sql("UPDATE tenant_setting SET invitations_per_inviter = :most")
                .param("most", invitations)
                .update();
        return before;
    }

    @Test
    void anAdministratorInvitesIntoTheDirectoryAloneAndFindsTargetsByName() {
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");

        assertThat(ada.open("/bulk?text=proj").select("#target option").eachText())
                .contains("Project Atlas", "The directory alone, without any access");
        assertThat(rows(UploadedList.upload(ada, "directory", "email\n" + nora).settled())
                        .get(0))
                .contains(nora)
                .doesNotContain("cannot be invited");
    }

    @Test
    void theTemplateIsThereAndCanBeUploadedWithAPersonInIt() {
        Document page = olivia.open("/bulk");
        String template =
                olivia.get(page.select("a[download]").attr("href")).body().strip();

        UploadedList list = UploadedList.upload(olivia, atlas, template + "\n" + nora + ",Nora,,,,,,\n");

        Document checked = list.settled();
        assertThat(rows(checked).get(0)).contains("will be invited");
        assertThat(checked.text()).doesNotContain("mean nothing here");
    }

    @Test
    void listsAreForgottenAfterTheirTime() {
        UploadedList list = UploadedList.upload(olivia, atlas, "email\n" + nora);
        list.settled();
        String id = list.path().substring(list.path().lastIndexOf('/') + 1);

        database.sql("UPDATE bulk_upload SET created_at = now() - interval '31 days' WHERE id = :id")
                .param("id", UUID.fromString(id))
                .update();
        database.sql("UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = 'forget-bulk-uploads'")
                .update();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> olivia.get(list.path()).statusCode() == 404);
    }

    private static List<String> rows(Document page) {
        return page.select("#rows tbody tr").eachText();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
