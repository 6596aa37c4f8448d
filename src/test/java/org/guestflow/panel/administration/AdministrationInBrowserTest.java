package org.guestflow.panel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guestflow.directory.AccountChanges;
import org.guestflow.directory.User;
import org.guestflow.review.ReviewedGroup;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Browser;
import org.guestflow.support.GuestLife;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.Looks;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages of administration in a real Chromium, one after the other: a template that nobody opens here fails. */
@ApplicationTest
class AdministrationInBrowserTest {

    private static final String ADMINISTRATION = "panel/administration/";
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates", "panel", "administration");

    /** Pieces of pages. */
    private static final Set<String> PIECES = Set.of("directory-fields", "guest-list", "partner-fields");

    /** Pages for guests of whom there is none here: blocked for inactivity, and with an account at a provider. Other tests open them without a browser. */
    private static final Set<String> ELSEWHERE = Set.of("restore-guest", "unlink");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Looks looks;

    @Test
    void everyPageCanBeUsedByEverybody() throws IOException, RuleViolation {
        InvitationScenario scenario = new InvitationScenario(context);
        scenario.invites("olivia@woodgrove.com", toGroup(somebodyAt("litware.com"), "board-papers"));
        String sam = scenario.user("sam@litware.com").orElseThrow().id().toString();
        try (Browser ada = Browser.open(port)) {
            looks = new Looks(ada);
            ada.signIn("ada@woodgrove.com");
            readsWhatThereIs(sam);
            testsAPartner(ada);
            changesTheRecord(ada);
            recordsAPartner(ada);
            addsAGroup(ada);
            takesARole(ada);
            mergesAGuest(ada, sam);
            startsAReview(ada);
            restoresAGuest(ada);
            changesASetting(ada);
            Set<String> pages = templates();
            pages.removeAll(PIECES);
            pages.removeAll(ELSEWHERE);
            assertThat(looks.nothingWrong())
                    .isEqualTo(pages.stream().map(ADMINISTRATION::concat).collect(Collectors.toSet()));
        }
    }

    private void readsWhatThereIs(String sam) {
        open("directory", "directory");
        open("member-new", "directory/members/new");
        open("target-new", "directory/groups/new");
        open("target-new", "application", "directory/applications/new", "main h1");
        open("second-factors", "second-factors");
        open("reset-second-factor", "second-factors/" + sam + "/reset");
        open("guests", "guests");
        open("guest", "guests/" + sam);
        open("merge", "guests/" + sam + "/merge");
        open("guest-report", "guest-report");
        open("guest-report", "without-end", "guest-report?finding=WITHOUT_END_DATE", "main h1");
        open("deleted-guests", "deleted-guests");
        open("requests", "requests");
        open("audit", "audit");
        open("audit-verification", "audit/verification");
        open("settings", "settings");
        open("refused", "settings/refused");
        open("erasure", "erasure");
        open("erase", "erasure/" + sam);
        open("processes", "processes");
        open("report", "report");
        open("policy", "policy");
        open("reviews", "reviews");
        open("review-targets", "reviews/targets");
        open("partners", "partners");
        open("partner-new", "partners/new");
        open("roles", "roles");
    }

    private void testsAPartner(Browser ada) {
        ada.go("/administration/partners");
        ada.driver().findElement(By.linkText("Litware")).click();
        ada.see("#test").click();
        look("partner", "", "#report li");
        ada.see("#remove").click();
        look("partner-remove", "", "#in-use");
        ada.see("main .buttons a").click();
    }

    /** Of the fields of a connection only those of the chosen kind are to be seen; a mistake is said, then put right and reviewed. */
    private void changesTheRecord(Browser ada) {
        ada.see("#change").click();
        ada.see("#baseDn");
        ada.driver()
                .findElement(By.cssSelector("[name=connection][value=scim]"))
                .click();
        ada.see("#scimUrl");
        assertThat(ada.driver().findElement(By.id("baseDn")).isDisplayed()).isFalse();
        ada.fill("scimUrl", "ftp://litware.com");
        ada.see("#review").click();
        ada.see("[role=alert] a").click();
        look("partner-form", "", "#scimUrl-error");
        ada.fill("scimUrl", "https://litware.com/scim/v2");
        ada.fill("tokenReference", "litware");
        ada.fill("enumerationGroup", "Directory Readers");
        ada.see("#review").click();
        look("partner-review", "", "#effects");
    }

    private void recordsAPartner(Browser ada) {
        ada.go("/administration/partners/new");
        ada.fill("displayName", "Fabrikam");
        ada.fill("domains", "fabrikam.example");
        ada.see("#review").click();
        look("partner-new-review", "", "#effects");
    }

    /** A mistake is said at its field, then put right; the menu leads there. */
    private void addsAGroup(Browser ada) {
        ada.go("/administration/directory");
        ada.see("#add-group").click();
        ada.fill("displayName", "Project Nova");
        ada.fill("handle", "project-atlas");
        ada.see("#add").click();
        look("target-new", "taken", "#handle-error");
        ada.fill("handle", "nova-" + UUID.randomUUID());
        ada.see("#add").click();
        ada.read("The group Project Nova is there now.");
        look("directory", "added", "main h1");
    }

    private void takesARole(Browser ada) {
        ada.go("/administration/roles?role=GuestInviter");
        ada.see("#assignments tr:last-child a[href$=take]").click();
        look("role-review", "", "#sure");
    }

    private void mergesAGuest(Browser ada, String sam) throws RuleViolation {
        User guest = new GuestLife(context).guest();
        ada.go("/administration/guests/" + sam + "/merge");
        ada.fill("mail", guest.mail().toString());
        ada.see("main form button").click();
        look("merge-review", "", "#sure");
    }

    private void startsAReview(Browser ada) {
        ReviewedGroup group = new ReviewedGroup(context);
        try {
            group.guest();
            open("review-start", "", "reviews/targets/groups/" + group.target().id() + "/start", "#sure");
            ada.see("#sure").click();
            ada.see("#others");
            open("reviews", "running", "reviews", "#reviews");
        } finally {
            group.remove();
        }
    }

    private void restoresAGuest(Browser ada) throws RuleViolation {
        User guest = new GuestLife(context).guest();
        User administrator =
                new InvitationScenario(context).user("ada@woodgrove.com").orElseThrow();
        context.getBean(AccountChanges.class).remove(guest.id(), seen -> true, administrator.id());
        open("deleted-guests", "one", "deleted-guests", "#deleted");
        ada.see("#deleted a[href*='" + guest.id() + "']").click();
        look("restore-deleted", "", "#sure");
        ada.see("#sure").click();
        ada.see("#notice");
    }

    private void changesASetting(Browser ada) {
        ada.go("/administration/settings");
        ada.see("#domains").sendKeys("fabrikam.example");
        ada.see("form[action$=review] button").click();
        look("settings-review", "", "#change");
    }

    private void open(String template, String path) {
        open(template, "", path, "main h1");
    }

    private void open(String template, String which, String path, String css) {
        looks.open(ADMINISTRATION + template, which, "/administration/" + path, css);
    }

    private void look(String template, String which, String css) {
        looks.look(ADMINISTRATION + template, which, css);
    }

    private static Set<String> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.map(file -> file.getFileName().toString().replace(".html", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
