package org.guestflow.panel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.AccountChanges;
import org.guestflow.directory.User;
import org.guestflow.review.ReviewedGroup;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Barriers;
import org.guestflow.support.Browser;
import org.guestflow.support.GuestLife;
import org.guestflow.support.InvitationScenario;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages of administration in a real Chromium: no barrier, no page wider than the window, no complaint of the browser's. */
@ApplicationTest
class AdministrationInBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @ParameterizedTest
    @CsvSource({"1280, light", "375, dark"})
    void everyPageCanBeUsedByEverybody(int width, String scheme) {
        new InvitationScenario(context)
                .invites("olivia@woodgrove.com", toGroup(somebodyAt("litware.com"), "board-papers"));
        try (Browser ada = Browser.open(port)) {
            ada.driver()
                    .executeCdpCommand(
                            "Emulation.setDeviceMetricsOverride",
                            Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
            ada.driver()
                    .executeCdpCommand(
                            "Emulation.setEmulatedMedia",
                            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            ada.signIn("ada@woodgrove.com");
            String sam = new InvitationScenario(context)
                    .user("sam@litware.com")
                    .orElseThrow()
                    .id()
                    .toString();
            for (String page : List.of(
                    "directory",
                    "directory/members/new",
                    "directory/groups/new",
                    "directory/applications/new",
                    "second-factors",
                    "second-factors/" + sam + "/reset",
                    "guests",
                    "guest-report",
                    "deleted-guests",
                    "guest-report?finding=WITHOUT_END_DATE",
                    "requests",
                    "audit",
                    "audit/verification",
                    "settings",
                    "settings/refused",
                    "erasure",
                    "processes",
                    "report",
                    "guests/" + sam + "/merge",
                    "erasure/" + sam,
                    "policy",
                    "reviews",
                    "reviews/targets",
                    "partners",
                    "partners/new",
                    "roles")) {
                ada.go("/administration/" + page);
                ada.see("main h1");
                ada.picture("administration-"
                        + page.replace('/', '-').replace('?', '-').replace(sam, "sam") + "-" + width);
                assertThat(Barriers.on(ada)).as(page).isEmpty();
                assertThat(widerThanTheWindow(ada)).as(page).isFalse();
            }
            ada.go("/administration/partners");
            ada.driver().findElement(By.linkText("Litware")).click();
            ada.see("#test").click();
            ada.see("#report li");
            ada.picture("administration-partner-" + width);
            assertThat(Barriers.on(ada)).isEmpty();
            changeTheRecord(ada, width);
            recordAPartner(ada, width);
            addsAGroup(ada, width);
            takeARole(ada, width);
            reviewsGuests(ada, width);
            restoresAGuest(ada, width);
            ada.go("/administration/settings");
            ada.see("#domains").sendKeys("fabrikam.example");
            ada.see("form[action$=review] button").click();
            ada.see("#change");
            ada.picture("administration-review-" + width);
            assertThat(Barriers.on(ada)).isEmpty();
            assertThat(ada.complaints()).isEmpty();
        }
    }

    /** Of the fields of a connection only those of the chosen kind are to be seen; a mistake is said, then put right and reviewed. */
    private static void changeTheRecord(Browser ada, int width) {
        ada.see("#remove").click();
        ada.see("#in-use");
        ada.picture("administration-partner-remove-" + width);
        assertThat(Barriers.on(ada)).isEmpty();
        ada.see("main .buttons a").click();
        ada.see("#change").click();
        ada.see("#baseDn");
        ada.driver()
                .findElement(By.cssSelector("[name=connection][value=scim]"))
                .click();
        ada.see("#scimUrl");
        assertThat(ada.driver().findElement(By.id("baseDn")).isDisplayed()).isFalse();
        ada.fill("scimUrl", "ftp://litware.com");
        ada.see("#review").click();
        ada.see("#scimUrl-error");
        assertThat(ada.complaints()).singleElement().asString().contains("status of 400");
        ada.see("[role=alert] a").click();
        ada.picture("administration-partner-form-" + width);
        assertThat(Barriers.on(ada)).isEmpty();
        assertThat(widerThanTheWindow(ada)).isFalse();
        ada.fill("scimUrl", "https://litware.com/scim/v2");
        ada.fill("tokenReference", "litware");
        ada.fill("enumerationGroup", "Directory Readers");
        ada.see("#review").click();
        ada.see("#effects");
        ada.picture("administration-partner-review-" + width);
        assertThat(Barriers.on(ada)).isEmpty();
        assertThat(widerThanTheWindow(ada)).isFalse();
    }

    private static void recordAPartner(Browser ada, int width) {
        ada.go("/administration/partners/new");
        ada.fill("displayName", "Fabrikam");
        ada.fill("domains", "fabrikam.example");
        ada.see("#review").click();
        ada.see("#effects");
        ada.picture("administration-partner-new-review-" + width);
        assertThat(Barriers.on(ada)).isEmpty();
        assertThat(widerThanTheWindow(ada)).isFalse();
    }

    /** A mistake is said at its field, then put right; the menu leads there. */
    private static void addsAGroup(Browser ada, int width) {
        ada.go("/administration/directory");
        ada.see("#add-group").click();
        ada.fill("displayName", "Project Nova");
        ada.fill("handle", "project-atlas");
        ada.see("#add").click();
        ada.see("#handle-error");
        assertThat(ada.complaints()).singleElement().asString().contains("status of 409");
        ada.picture("administration-directory-group-taken-" + width);
        assertThat(Barriers.on(ada)).isEmpty();
        assertThat(widerThanTheWindow(ada)).isFalse();
        ada.fill("handle", "nova-" + UUID.randomUUID());
        ada.see("#add").click();
        ada.read("The group Project Nova is there now.");
        assertThat(Barriers.on(ada)).isEmpty();
    }

    private static void takeARole(Browser ada, int width) {
        ada.go("/administration/roles?role=GuestInviter");
        ada.see("#assignments tr:last-child a[href$=take]").click();
        ada.see("#sure");
        ada.picture("administration-role-review-" + width);
        assertThat(Barriers.on(ada)).isEmpty();
        assertThat(widerThanTheWindow(ada)).isFalse();
    }

    private void reviewsGuests(Browser ada, int width) {
        ReviewedGroup group = new ReviewedGroup(context);
        try {
            group.guest();
            ada.go("/administration/reviews/targets/groups/" + group.target().id() + "/start");
            ada.see("#sure");
            ada.picture("administration-review-start-" + width);
            assertThat(Barriers.on(ada)).isEmpty();
            ada.see("#sure").click();
            ada.see("#others");
            ada.go("/administration/reviews");
            ada.see("#reviews");
            ada.picture("administration-reviews-running-" + width);
            assertThat(Barriers.on(ada)).isEmpty();
            assertThat(widerThanTheWindow(ada)).isFalse();
        } finally {
            group.remove();
        }
    }

    private void restoresAGuest(Browser ada, int width) {
        InvitationScenario scenario = new InvitationScenario(context);
        try {
            User guest = new GuestLife(context).guest();
            User administrator = scenario.user("ada@woodgrove.com").orElseThrow();
            context.getBean(AccountChanges.class).remove(guest.id(), seen -> true, administrator.id());
            ada.go("/administration/deleted-guests");
            ada.see("#deleted");
            ada.picture("administration-deleted-" + width);
            assertThat(Barriers.on(ada)).isEmpty();
            assertThat(widerThanTheWindow(ada)).isFalse();
            ada.see("#deleted a[href*='" + guest.id() + "']").click();
            ada.see("#sure");
            ada.picture("administration-restore-deleted-" + width);
            assertThat(Barriers.on(ada)).isEmpty();
            assertThat(widerThanTheWindow(ada)).isFalse();
            ada.see("#sure").click();
            ada.see("#notice");
        } catch (RuleViolation refusal) {
            throw new AssertionError(refusal);
        }
    }

    private static boolean widerThanTheWindow(Browser browser) {
        return (Boolean) browser.driver()
                .executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }
}
