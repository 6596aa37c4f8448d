package org.guestflow.panel.sponsored;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.awaitility.Awaitility;
import org.guestflow.directory.Sponsors;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.directory.Zones;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Colleague;
import org.guestflow.support.GuestLife;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A colleague who owns nothing answers for a guest, whose access to Project Atlas ends in a month. */
@ApplicationTest
class SponsoredTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Sponsors sponsors;

    @Autowired
    private Targets targets;

    @Autowired
    private Zones zones;

    private GuestLife life;
    private User guest;
    private User colleague;
    private Visitor sponsor;

    @BeforeEach
    void aGuestAndASponsor() throws Exception {
        life = new GuestLife(context);
        guest = life.guestUntil(today().plusDays(30));
        colleague = Colleague.named(context, "Clara");
        sponsors.add(guest.id(), colleague.id(), colleague.id());
        sponsor = Visitor.signedIn(port, colleague.mail().toString());
    }

    @Test
    void whoAnswersForNobodyIsToldHowThatCouldBe() {
        User other = Colleague.named(context, "Otto");

        Document page = Visitor.signedIn(port, other.mail().toString()).open("/sponsored");

        assertThat(page.select(".empty").text()).contains("You answer for no guest");
        assertThat(page.select("#sponsored")).isEmpty();
    }

    @Test
    void theSponsorSeesWhenAccessEndsAndExtendsIt() {
        Document list = sponsor.open("/sponsored");
        assertThat(list.select("#sponsored tbody tr").text())
                .contains(guest.mail().toString(), "1 target");
        Document page = sponsor.open(list.select("#sponsored a").attr("href"));
        assertThat(page.select("#access").text()).contains("Project Atlas", "Extend");
        Document question = sponsor.open(page.select("#access a").attr("href"));
        assertThat(question.select("#latest").attr("datetime"))
                .isEqualTo(today().plusDays(364).toString());
        LocalDate later = today().plusDays(90);

        HttpResponse<String> answer = sponsor.submit(question, "form#extend", Map.of("lastDay", later.toString()));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(sponsor.open("/sponsored/" + guest.id()).select("#notice").text())
                .contains("has access to Project Atlas for longer");
        assertThat(life.endOfAccess(guest))
                .isEqualTo(later.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        Document trail = Visitor.signedIn(port, "ada@woodgrove.com")
                .open("/administration/audit?action=Prolong+access&actor=" + colleague.mail());
        assertThat(trail.select("#events").text()).contains(later.plusDays(1).toString());
    }

    @Test
    void theLastDayIsThatOfTheGuestsZone() {
        String seen =
                sponsor.open("/sponsored/" + guest.id()).select("#access time").text();

        zones.learn(guest.id(), ZoneId.of("Pacific/Honolulu"));

        assertThat(sponsor.open("/sponsored/" + guest.id())
                        .select("#access time")
                        .text())
                .isEqualTo(seen);
    }

    @Test
    void whatIsLongerThanPolicyAllowsOrNoDayIsRefusedAndNothingChanges() {
        Document question = sponsor.open(extend());
        var end = life.endOfAccess(guest);

        for (String day : new String[] {
            today().plusDays(400).toString(), "soon", "", today().plusDays(10).toString()
        }) {
            HttpResponse<String> answer = sponsor.submit(question, "form#extend", Map.of("lastDay", day));
            assertThat(answer.statusCode()).as(day).isEqualTo(400);
            assertThat(Jsoup.parse(answer.body()).select("main").text()).as(day).contains("Choose");
        }

        assertThat(life.endOfAccess(guest)).isEqualTo(end);
    }

    @Test
    void theSponsorAsksForMoreThanPolicyAllowsAndSeesThatItWaits() {
        LocalDate later = today().plusDays(400);
        Document question = sponsor.open(extend());

        assertThat(sponsor.submit(question, "form#ask", Map.of("lastDay", later.toString(), "reason", " "))
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> answer = sponsor.submit(
                question, "form#ask", Map.of("lastDay", later.toString(), "reason", "The project goes on."));

        assertThat(answer.statusCode()).isEqualTo(302);
        Document page = sponsor.open("/sponsored/" + guest.id());
        assertThat(page.select("#notice").text()).contains("approvers have been asked", "Project Atlas");
        assertThat(page.select("#access").text()).contains("approval asked for until");
        assertThat(page.select("#access .note time").attr("datetime")).isEqualTo(later.toString());
        Document again = sponsor.open(extend());
        assertThat(again.select("#asked time").attr("datetime")).isEqualTo(later.toString());
        assertThat(again.select("form#ask")).isEmpty();
        assertThat(sponsor.submit(question, "form#ask", Map.of("lastDay", later.toString(), "reason", "Again."))
                        .statusCode())
                .isEqualTo(409);

        RequestId request = life.extensionOf(guest);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(MailFor.recipient("ada@woodgrove.com").all())
                                .extracting(MailFor::text)
                                .anySatisfy(text -> assertThat(text).contains("The project goes on.", "/approvals/")));
        new InvitationScenario(context).decides("ada@woodgrove.com", request, "approve", "");
        assertThat(life.endOfAccess(guest))
                .isEqualTo(later.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(MailFor.text(
                        MailFor.recipient(colleague.mail().toString()).await(1).get(0)))
                .contains("has been approved", guest.mail().toString());
    }

    @Test
    void toWhoDoesNotAnswerForHimTheGuestIsNotThere() {
        User other = Colleague.named(context, "Otto");
        Visitor stranger = Visitor.signedIn(port, other.mail().toString());

        assertThat(stranger.get("/sponsored/" + guest.id()).statusCode()).isEqualTo(404);
        assertThat(stranger.get(extend()).statusCode()).isEqualTo(404);
        assertThat(new InvitationScenario(context).isIn(guest.mail().toString(), "project-atlas"))
                .isTrue();
    }

    @Test
    void everythingIsSaidInGermanToo() {
        Visitor german = sponsor.speaking("de");

        assertThat(german.open("/sponsored").select("h1").text()).isEqualTo("Gäste, für die Sie einstehen");
        assertThat(german.open(extend()).text())
                .contains("Letzter Tag", "Die Richtlinie erlaubt bis", "Um Genehmigung bitten");
    }

    private String extend() {
        return "/sponsored/" + guest.id() + "/groups/"
                + targets.findGroup("project-atlas").orElseThrow().id() + "/extend";
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
