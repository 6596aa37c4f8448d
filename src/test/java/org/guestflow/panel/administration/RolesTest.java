package org.guestflow.panel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** How ada gives roles and takes them away: WoodGrove's administrator gives Sam the Guest Inviter role (behaviour.md section 5). */
@ApplicationTest
class RolesTest {

    private static final String SAM = "sam@litware.com";
    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final String ADA = "ada@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Users users;

    private Visitor ada;

    @BeforeEach
    void administrator() {
        ada = Visitor.signedIn(port, ADA);
    }

    @AfterEach
    void asItWas() {
        users.assignRole(user(ADA).id(), DirectoryRole.ADMINISTRATOR, user(ADA).id());
        users.assignRole(user(SAM).id(), DirectoryRole.GUEST_INVITER, user(ADA).id());
        for (DirectoryRole role : DirectoryRole.values()) {
            users.withdrawRole(user(OLIVIA).id(), role, user(ADA).id());
        }
    }

    @Test
    void whoHoldsWhichRoleIsListed() {
        Document all = roles("");

        assertThat(all.select("#assignments tbody tr:contains(" + ADA + ")").text())
                .contains("Administrator", "member");
        assertThat(all.select("#assignments tbody tr:contains(" + SAM + ")").text())
                .contains("Guest Inviter", "guest");
        assertThat(all.select("nav a[aria-current=page]").text()).isEqualTo("Roles");
        assertThat(roles("?role=GuestInviter").select("#assignments").text())
                .contains("gina@woodgrove.com", SAM)
                .doesNotContain(ADA);
        assertThat(ada.get("/administration/roles?role=Root").statusCode()).isEqualTo(400);
    }

    @Test
    void samLosesTheRoleAndGetsItAgainOnceItIsSaidWhatThatMeans() {
        Document guest = ada.open("/administration/guests/" + user(SAM).id());
        assertThat(guest.select("#roles").text()).isEqualTo("Guest Inviter");

        Document taking = ada.open(guest.select("#role").attr("href"));

        assertThat(taking.select("h1").text()).isEqualTo("Take the role Guest Inviter from Sam?");
        assertThat(taking.select("#effects").text())
                .contains("Sam can then invite nobody any more", "no longer add people of Litware directly to:")
                .contains("Project Atlas");
        assertThat(user(SAM).isGuestInviter()).isTrue();
        assertThat(ada.submit(taking, "form:has(#sure)", Map.of()).statusCode()).isEqualTo(302);
        assertThat(user(SAM).isGuestInviter()).isFalse();
        assertThat(roles("").select("#notice").text()).isEqualTo("Sam is no Guest Inviter any more.");
        assertThat(audited("Remove member from role")).contains(SAM, "GuestInviter");

        HttpResponse<String> found =
                ada.submit(roles(""), "#give", Map.of("person", " Sam@Litware.com ", "role", "GuestInviter"));
        Document giving = ada.open(found.headers().firstValue("Location").orElseThrow());

        assertThat(giving.select("#effects").text())
                .contains("Sam, a guest of Litware, may then invite people to what Sam is in: ")
                .contains("Sam may then add people of Litware directly, without an invitation, to: ")
                .contains("Project Atlas", "whether Sam may list its people");
        ada.submit(giving, "form:has(#sure)", Map.of());
        assertThat(user(SAM).isGuestInviter()).isTrue();
        assertThat(roles("").select("#notice").text()).isEqualTo("Sam is a Guest Inviter now.");
        assertThat(audited("Add member to role")).contains(SAM, "GuestInviter");
    }

    @Test
    void aMemberWhoBecomesGuestInviterMayInviteToEverything() {
        Document review = ada.open(change(OLIVIA, "GuestInviter", "give"));

        assertThat(review.select("#effects").text()).contains("Olivia can then invite to every group and application");
        ada.submit(review, "form:has(#sure)", Map.of());
        assertThat(user(OLIVIA).isGuestInviter()).isTrue();
        new InvitationScenario(context).invites(OLIVIA, toGroup(somebodyAt("litware.com"), "board-papers"));
        Document taking = ada.open(change(OLIVIA, "GuestInviter", "take"));
        assertThat(taking.select("#effects").text())
                .contains(
                        "Olivia can then invite only to: ",
                        "Project Atlas",
                        "open. Whether the person may still invite");
        assertThat(ada.open(change(OLIVIA, "GuestInviter", "give")).select("#unchanged"))
                .hasSize(1);
    }

    @Test
    void aNewAdministratorAdministersFromTheNextClickAndALostOneDoesNot() {
        Visitor olivia = Visitor.signedIn(port, OLIVIA);
        assertThat(olivia.get("/administration/roles").statusCode()).isEqualTo(403);

        ada.submit(ada.open(change(OLIVIA, "Administrator", "give")), "form:has(#sure)", Map.of());
        assertThat(olivia.get("/administration/roles").statusCode()).isEqualTo(200);

        Document herself = olivia.open(change(OLIVIA, "Administrator", "take"));
        assertThat(herself.select(".warning").text()).contains("You cannot give it back to yourself");
        HttpResponse<String> taken = olivia.submit(herself, "form:has(#sure)", Map.of());
        assertThat(taken.headers().firstValue("Location")).hasValue("/");
        assertThat(olivia.get("/administration/roles").statusCode()).isEqualTo(403);
    }

    @Test
    void theLastAdministratorKeepsTheRole() {
        String token = roles("").select("#give [name=_csrf]").val();

        HttpResponse<String> asked = ada.get(change(ADA, "Administrator", "take"));
        HttpResponse<String> done = ada.post(change(ADA, "Administrator", "take"), Map.of("_csrf", token));

        for (HttpResponse<String> answer : List.of(asked, done)) {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(Jsoup.parse(answer.body()).select("#refusal").text())
                    .isEqualTo(
                            "This is the last administrator who may sign in. Make somebody else an administrator first.");
        }
        assertThat(user(ADA).isAdministrator()).isTrue();
    }

    @Test
    void guestsDoNotBecomeAdministrators() {
        Document page = roles("");
        String token = page.select("#give [name=_csrf]").val();

        HttpResponse<String> typed = ada.submit(page, "#give", Map.of("person", SAM, "role", "Administrator"));
        HttpResponse<String> sent = ada.post(change(SAM, "Administrator", "give"), Map.of("_csrf", token));

        Document again = Jsoup.parse(typed.body());
        assertThat(typed.statusCode()).isEqualTo(400);
        assertThat(again.select("#person-error").text()).contains("Guests do not become administrators");
        assertThat(again.select("#person").val()).isEqualTo(SAM);
        assertThat(again.select("[value=Administrator][checked]")).hasSize(1);
        assertThat(sent.statusCode()).isEqualTo(409);
        assertThat(user(SAM).isAdministrator()).isFalse();
    }

    @Test
    void whoIsNotInTheDirectoryGetsNoRole() {
        for (String nobody : new String[] {"nobody@litware.com", "", "sam", "a@b@c"}) {
            HttpResponse<String> answer =
                    ada.submit(roles(""), "#give", Map.of("person", nobody, "role", "GuestInviter"));

            assertThat(answer.statusCode()).as(nobody).isEqualTo(400);
            assertThat(Jsoup.parse(answer.body()).select("#person-error").text())
                    .as(nobody)
                    .startsWith("Nobody in the directory has this address.");
        }
        String unknown = "00000000-0000-4000-8000-000000000000";
        assertThat(ada.get("/administration/roles/GuestInviter/" + unknown + "/give")
                        .statusCode())
                .isEqualTo(404);
    }

    private Document roles(String query) {
        return ada.open("/administration/roles" + query);
    }

    private String change(String mail, String role, String change) {
        return "/administration/roles/" + role + "/" + user(mail).id() + "/" + change;
    }

    private String audited(String action) {
        return ada.open("/administration/audit?object=" + SAM + "&actor=" + ADA + "&action=" + action.replace(' ', '+'))
                .select("#events tbody tr")
                .first()
                .text();
    }

    private User user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow()).orElseThrow();
    }
}
