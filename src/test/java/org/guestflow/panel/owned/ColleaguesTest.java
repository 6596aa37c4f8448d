package org.guestflow.panel.owned;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.awaitility.Awaitility;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
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

/** Sam of Litware, who may list its directory, searches it in the panel and adds colleagues at once; Lena, who may not, does not. */
@ApplicationTest
class ColleaguesTest {

    private static final String ATLAS = "/groups/project-atlas";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private InvitationScenario scenario;
    private Visitor sam;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
        sam = Visitor.signedIn(port, "sam@litware.com");
    }

    @Test
    void samSearchesLitwareAndAddsAColleagueAtOnce() {
        Document add = sam.open(ATLAS + "/add");
        assertThat(add.select("h2").text()).contains("Colleagues at Litware");

        Document found = sam.open(ATLAS + "/colleagues?text=amara");
        Element person = found.selectFirst("#colleagues input[name=mail]");
        assertThat(found.select("#colleagues").text()).contains("Amara", "@litware.com", "without an invitation");
        HttpResponse<String> added = sam.submit(found, "form#colleagues", Map.of("mail", person.attr("value")));

        assertThat(added.headers().firstValue("Location").orElse("")).contains("/requests/additions/");
        Awaitility.await().until(() -> scenario.isIn(person.attr("value"), "project-atlas"));
    }

    @Test
    void aSearchThatFindsNobodyOrIsTooShortSaysSo() {
        assertThat(sam.open(ATLAS + "/colleagues?text=zzzzzz").select(".empty").text())
                .contains("Nobody there is called that");
        assertThat(sam.open(ATLAS + "/colleagues?text=a").select("#problem").text())
                .contains("two letters");
        assertThat(sam.open(ATLAS + "/colleagues?text=*)(mail=*").select("#colleagues"))
                .isEmpty();
    }

    @Test
    void whoChoosesNobodyIsToldSoAndNothingIsAsked() {
        Document found = sam.open(ATLAS + "/colleagues?text=amara");
        Map<String, String> nobody =
                Map.of("_csrf", found.select("[name=_csrf]").first().val(), "text", "amara");

        HttpResponse<String> answer = sam.post(ATLAS + "/colleagues", nobody);

        assertThat(Jsoup.parse(answer.body()).select("#problem").text()).isNotEmpty();
    }

    @Test
    void lenaWhoMayNotListTheDirectorySearchesNothingEvenAsGuestInviter() {
        Visitor lena = Visitor.signedIn(port, "lena@litware.com");
        assertThat(lena.get(ATLAS + "/colleagues").statusCode()).isEqualTo(404);
        assertThat(lena.open(ATLAS + "/add").text()).doesNotContain("Colleagues at Litware");
        String id = scenario.user("lena@litware.com").orElseThrow().id().toString();
        jdbc.sql("INSERT INTO directory_role_member VALUES (:id::uuid, 'GuestInviter')")
                .param("id", id)
                .update();
        try {
            Document refused = lena.open(ATLAS + "/colleagues?text=amara");

            assertThat(refused.select("#colleagues")).isEmpty();
            assertThat(refused.select("#problem").text()).contains("does not let you list");
        } finally {
            jdbc.sql("DELETE FROM directory_role_member WHERE user_id = :id::uuid")
                    .param("id", id)
                    .update();
        }
    }

    @Test
    void oliviaWhomNoPartnerIsAssignedToHasNothingToSearch() {
        assertThat(Visitor.signedIn(port, "olivia@woodgrove.com")
                        .get(ATLAS + "/colleagues")
                        .statusCode())
                .isEqualTo(404);
    }
}
