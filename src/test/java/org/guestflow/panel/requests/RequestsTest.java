package org.guestflow.panel.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.guestflow.demo.TestLitware;
import org.guestflow.invitation.InvitationState;
import org.guestflow.policy.Policy;
import org.guestflow.policy.Route;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** People look for their requests, and those of others where they answer for them. */
@ApplicationTest
class RequestsTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String GINA = "gina@woodgrove.com";
    private static final String SAM = "sam@litware.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Policy policy;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;

    @BeforeEach
    void scenario() {
        scenario = new InvitationScenario(context);
    }

    @Test
    void oliviaFindsARequestByItsAddressAndItsState() {
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Visitor olivia = Visitor.signedIn(port, OLIVIA);
        String name = guest.substring(0, guest.indexOf('@')).toUpperCase(Locale.ROOT);

        assertThat(rows(olivia, "?text=" + name)).singleElement().asString().contains(guest);
        assertThat(rows(olivia, "?text=" + name + "&state=PENDING_ACCEPTANCE")).hasSize(1);
        Document none = olivia.open("/requests?text=" + name + "&state=EXPIRED");
        assertThat(none.select("#requests")).isEmpty();
        assertThat(none.select(".empty").text()).contains("None of your requests is like that");
        assertThat(none.select("#by-state [selected]").text()).isEqualTo("expired");
        assertThat(rows(Visitor.signedIn(port, GINA), "?text=" + name)).isEmpty();
        assertThat(olivia.get("/requests?state=NONSENSE").statusCode()).isEqualTo(400);
    }

    @Test
    void anOwnerSeesAndWithdrawsWhatSomebodyElseAskedForAtHisGroup() {
        RequestId request = scenario.invites(GINA, toGroup(guest, "project-atlas"));
        Visitor olivia = Visitor.signedIn(port, OLIVIA);
        String group = "/groups/" + scenario.invitation(request).target().id();

        assertThat(olivia.open(group).select("#invited a").eachAttr("href")).contains("/requests/" + request);
        Document page = olivia.open("/requests/" + request);
        assertThat(page.select("#asked-by").text()).contains("Gina");
        int version = scenario.invitation(request).linkVersion();
        olivia.submit(page, "form[action$=resend]", Map.of());
        Awaitility.await().until(() -> scenario.invitation(request).linkVersion() > version);
        olivia.submit(olivia.open("/requests/" + request + "/revoke"), "form[action$=revoke]", Map.of());

        assertThat(scenario.invitation(request).state()).isEqualTo(InvitationState.REVOKED);
        assertThat(Visitor.signedIn(port, GINA).open("/requests/" + request).select("#asked-by"))
                .isEmpty();
    }

    @Test
    void whatIsNotHisGroupIsNobodysBusiness() {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));

        assertThat(Visitor.signedIn(port, "ben@woodgrove.com")
                        .get("/requests/" + request)
                        .statusCode())
                .isEqualTo(404);
        assertThat(Visitor.signedIn(port, GINA).get("/requests/" + request).statusCode())
                .isEqualTo(404);
    }

    @Test
    void eachDecisionOfPolicyIsShownWithWhatItLookedAt() {
        RequestId request = scenario.invites(OLIVIA, toGroup(guest, "board-papers"));
        var invitation = scenario.invitation(request);
        policy.decide(
                Route.INVITATION,
                request,
                invitation.inviter(),
                invitation.invitee().domain(),
                invitation.target(),
                invitation.accessEndDate());

        Document page = Visitor.signedIn(port, OLIVIA).open("/requests/" + request);

        assertThat(page.select("#decisions > li"))
                .hasSize(2)
                .allSatisfy(past -> assertThat(past.text())
                        .contains(
                                "Needs approval",
                                "Sensitivity confidential",
                                "guest-approvers → the administrators",
                                "days"));
    }

    @Test
    void samFindsWhomHeAddedWithoutAnInvitation() throws Exception {
        List<String> colleagues = TestLitware.directory().people(1);
        Map<String, Object> asked = Map.of(
                "partner", "litware.com",
                "users", colleagues.get(0) + ",nobody-there@litware.com",
                "targetType", "group",
                "targetId", "project-atlas");
        String request =
                RestCaller.as(port, SAM).start("direct-addition", asked).path("businessKey");
        Visitor sam = Visitor.signedIn(port, SAM);

        assertThat(sam.open("/requests").select("a[href='/requests/additions']"))
                .isNotEmpty();
        Awaitility.await()
                .until(() -> sam.open("/requests/additions/" + request)
                        .select("#people")
                        .text()
                        .contains("added"));
        assertThat(sam.open("/requests/additions").select("#additions a").eachAttr("href"))
                .contains("/requests/additions/" + request);
        assertThat(sam.open("/requests/additions/" + request).select("#policy").text())
                .contains("added without an invitation");
        assertThat(Visitor.signedIn(port, OLIVIA)
                        .get("/requests/additions/" + request)
                        .statusCode())
                .isEqualTo(404);
    }

    private static List<String> rows(Visitor visitor, String query) {
        return visitor.open("/requests" + query).select("#requests tbody tr").eachText();
    }
}
