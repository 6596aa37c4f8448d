package org.guestflow.panel.owned;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.Targets;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adding people in the access panel, without scripts. */
@ApplicationTest
class AddPeopleTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Targets targets;

    @Autowired
    private JdbcClient database;

    private String atlas;
    private String board;
    private String nora;

    @BeforeEach
    void findTargets() {
        atlas = "/groups/" + targets.findGroup("project-atlas").orElseThrow().id();
        board = "/groups/" + targets.findGroup("board-papers").orElseThrow().id();
        nora = "nora-" + UUID.randomUUID() + "@litware.com";
    }

    @Test
    void theVerdictOnEachAddressIsThereBeforeAnythingIsSent() {
        Visitor olivia = Visitor.signedIn(port, "olivia@woodgrove.com");
        long before = invitations();
        long decisions = count("policy_decision");
        long evaluations = count("act_hi_decinst");

        Elements verdicts = check(olivia, atlas, "Nora <" + nora + ">; sam@litware.com; ben@woodgrove.com, nobody");

        assertThat(verdicts.eachText())
                .satisfiesExactly(
                        invited -> assertThat(invited).contains("Nora", "will be invited", "Access until"),
                        in -> assertThat(in).contains("has access already"),
                        member -> assertThat(member).contains("cannot be added", "belongs to this organisation itself"),
                        none -> assertThat(none).contains("nobody", "cannot be added"));
        assertThat(invitations()).isEqualTo(before);
        assertThat(count("policy_decision")).isEqualTo(decisions);
        assertThat(count("act_hi_decinst")).isEqualTo(evaluations);
        assertThat(MailFor.recipient(nora).all()).isEmpty();
    }

    @Test
    void whoeverMustApproveIsNamed() {
        Visitor olivia = Visitor.signedIn(port, "olivia@woodgrove.com");

        assertThat(check(olivia, board, nora).text())
                .contains("needs approval")
                .containsIgnoringCase("guest approvers")
                .contains("administrators");
        assertThat(check(olivia, board, "x@unknown.example").text()).contains("denied by policy");
    }

    @Test
    void whatIsSentGoesOutAndTheRestIsTold() {
        Visitor olivia = Visitor.signedIn(port, "olivia@woodgrove.com");

        HttpResponse<String> answer = send(olivia, atlas, nora + "\n" + "sam@litware.com");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.body()).select("#outcomes tbody tr").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).contains(nora, "invited"),
                        second -> assertThat(second).contains("had access already"));
        MailFor.recipient(nora).await(1);
        assertThat(check(olivia, atlas, nora).text()).contains("is invited already");
        assertThat(olivia.open(atlas).select("#invited").text()).contains(nora, "invited");
    }

    @Test
    void aNameThatIsTooLongIsRefusedBeforeItIsSentAndHoldsUpNobodyElse() {
        Visitor olivia = Visitor.signedIn(port, "olivia@woodgrove.com");
        String long257 = "N".repeat(257) + " <long-" + nora + ">";

        assertThat(check(olivia, atlas, long257).text()).contains("cannot be added");
        assertThat(Jsoup.parse(send(olivia, atlas, long257 + "\n" + nora).body())
                        .select("#outcomes tbody tr")
                        .eachText())
                .satisfiesExactly(
                        first -> assertThat(first).contains("not added", "Shorten it to 256"),
                        second -> assertThat(second).contains(nora, "invited"));
        MailFor.recipient(nora).await(1);
    }

    @Test
    void theMailsLanguageIsChosenByItsOwnName() {
        Document form = Visitor.signedIn(port, "olivia@woodgrove.com").open(atlas + "/add");

        assertThat(form.select("#language option").eachText())
                .containsExactly("As the guest prefers", "English", "Deutsch", "Français", "Español", "日本語");
    }

    @Test
    void anEmptyFormIsShownAgainSayingWhatIsMissing() {
        Visitor olivia = Visitor.signedIn(port, "olivia@woodgrove.com");

        assertThat(Jsoup.parse(send(olivia, atlas, " ; ").body())
                        .select("#problem")
                        .text())
                .contains("Nobody is named yet");
    }

    @Test
    void aDynamicGroupSaysWhyNobodyCanBeAdded() {
        Visitor olivia = Visitor.signedIn(port, "olivia@woodgrove.com");
        String everybody =
                "/groups/" + targets.findGroup("all-staff").orElseThrow().id();

        assertThat(olivia.open(everybody).select(".notice").text()).contains("computed by a rule");
        assertThat(check(olivia, everybody, nora).text()).contains("cannot be added");
    }

    @Test
    void toBenOliviasGroupIsNotThere() {
        Visitor ben = Visitor.signedIn(port, "ben@woodgrove.com");

        for (String path : new String[] {atlas, atlas + "/add", "/groups/" + UUID.randomUUID(), "/groups/x/add"}) {
            assertThat(ben.get(path).statusCode()).as(path).isEqualTo(404);
        }
        Document page = ben.open("/owned");
        assertThat(page.text()).contains("You own no group").doesNotContain("Atlas");
    }

    @Test
    void aGuestSeesNobodyElseInAGroup() {
        Visitor lena = Visitor.signedIn(port, "lena@litware.com");

        assertThat(lena.get(atlas).statusCode()).isEqualTo(404);
        assertThat(lena.open("/").text()).doesNotContain("Sam");
        assertThat(lena.get(board + "/add").statusCode()).isEqualTo(404);
        assertThat(check(lena, atlas, nora).text()).contains("cannot be added");
    }

    private Elements check(Visitor visitor, String target, String people) {
        Document form = visitor.open(target + "/add");
        String token = form.selectFirst("#add-people [name=_csrf]").val();
        HttpResponse<String> answer = visitor.post(target + "/add/check", Map.of("people", people, "_csrf", token));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body()).select("#verdicts tbody tr");
    }

    private static HttpResponse<String> send(Visitor visitor, String target, String people) {
        return visitor.submit(visitor.open(target + "/add"), "#add-people", Map.of("people", people));
    }

    private long invitations() {
        return count("invitation");
    }

    private long count(String table) {
        return database.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
