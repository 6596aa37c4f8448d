package org.guestflow.panel.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.guestflow.directory.AccountChanges;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.GuestLife;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What ada sees of guests who were deleted, and how she has one back. */
@ApplicationTest
class DeletedGuestsPageTest {

    private static final String PAGE = "/administration/deleted-guests";
    private static final String ADA = "ada@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AccountChanges accounts;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient jdbc;

    private InvitationScenario scenario;
    private User guest;
    private Visitor ada;

    @BeforeEach
    void aGuestIsDeleted() throws RuleViolation {
        nobodyIsDeleted();
        scenario = new InvitationScenario(context);
        guest = new GuestLife(context).guest();
        accounts.remove(
                guest.id(), seen -> true, scenario.user(ADA).orElseThrow().id());
        ada = Visitor.signedIn(port, ADA);
    }

    @AfterEach
    void nobodyIsDeleted() {
        jdbc.sql("DELETE FROM deleted_user").update();
    }

    @Test
    void theListSaysWhoWasDeletedByWhomAndUntilWhenHeCanBeRestored() {
        Document page =
                ada.open(ada.open("/").select("#menu a[href$=deleted-guests]").attr("href"));

        Element row = page.select("#deleted tbody tr").first();
        assertThat(page.select("#deleted tbody tr")).hasSize(1);
        assertThat(row.select("th").text()).contains(guest.mail().toString());
        assertThat(row.select("td").get(1).text())
                .isEqualTo(scenario.user(ADA).orElseThrow().displayName());
        assertThat(row.select("time")).hasSize(2);
        assertThat(row.select("a").attr("href")).endsWith("/" + guest.id() + "/restore");
    }

    @Test
    void whereNobodyWasDeletedThePageSaysSo() {
        nobodyIsDeleted();

        assertThat(ada.open(PAGE).select(".empty").text()).contains("Nobody was deleted");
        assertThat(ada.speaking("de").open(PAGE).select("h1").text()).isEqualTo("Gelöschte Gäste");
    }

    @Test
    void whoWasDeletedForInactivityWasDeletedByNobodyInPerson() {
        jdbc.sql("UPDATE deleted_user SET deleted_by = NULL").update();

        assertThat(ada.open(PAGE).select("#deleted tbody td").get(1).text()).contains("inactive for too long");
    }

    @Test
    void adaIsAskedFirstAndThenTheGuestIsBack() {
        Document question = question();
        assertThat(question.text()).contains("Restore the account of", "Project Atlas", "second factors do not");
        assertThat(users.find(guest.id())).isEmpty();

        HttpResponse<String> answer = ada.submit(question, "main form", Map.of());

        assertThat(answer.statusCode()).isEqualTo(302);
        Document page = ada.open("/administration/guests/" + guest.id());
        assertThat(page.select("#notice").text()).isEqualTo("The guest is restored.");
        assertThat(page.select("#access").text()).contains("Project Atlas");
        assertThat(ada.open(PAGE).select("#deleted")).isEmpty();
    }

    @Test
    void whatIsGoneIsSaidBeforeAndAfter() {
        jdbc.sql("""
                UPDATE deleted_user SET memberships = jsonb_set(memberships, '{0,group_id}', to_jsonb(gen_random_uuid()))
                """).update();
        Document question = question();
        assertThat(question.select("#access").text()).contains("Project Atlas", "is not there any more");

        ada.submit(question, "main form", Map.of());

        assertThat(ada.open("/administration/guests/" + guest.id())
                        .select("#notice")
                        .text())
                .isEqualTo("The guest is restored, without: Project Atlas.");
    }

    @Test
    void whoseAddressIsTakenStaysDeletedAndAdaIsToldWhy() {
        scenario.invites(
                "olivia@woodgrove.com", InvitationScenario.toGroup(guest.mail().toString(), "project-atlas"));

        HttpResponse<String> answer = ada.submit(question(), "main form", Map.of());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("belongs to another account by now");
        assertThat(users.find(guest.id())).isEmpty();
    }

    @Test
    void whoIsNotAmongThemIsNotFound() {
        nobodyIsDeleted();

        assertThat(ada.get(PAGE + "/" + guest.id() + "/restore").statusCode()).isEqualTo(404);
    }

    private Document question() {
        return ada.open(ada.open(PAGE).select("#deleted a").attr("href"));
    }
}
