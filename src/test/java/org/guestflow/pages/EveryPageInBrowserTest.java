package org.guestflow.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.guestflow.approval.AbsencePlan;
import org.guestflow.approval.Absences;
import org.guestflow.bulk.BulkUploads;
import org.guestflow.demo.TestLitware;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.review.ReviewedGroup;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AuthenticatorApp;
import org.guestflow.support.Browser;
import org.guestflow.support.Colleague;
import org.guestflow.support.GuestLife;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.Looks;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every page in a real Chromium, one after the other in one browser: a template that nobody opens here fails. */
@ApplicationTest
class EveryPageInBrowserTest {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");
    private static final Pattern BLOCK = Pattern.compile("https?://[^/\\s]+(/block/[A-Za-z0-9_-]+)");

    /** Pieces of pages. */
    private static final Set<String> PIECES = Set.of(
            "layout",
            "panel/frame",
            "panel/parts",
            "panel/access/item",
            "panel/approvals/absence-fields",
            "panel/owned/verdicts",
            "panel/requests/decisions",
            "redemption/parts");

    /** Pages on the way to and from an organisation's provider, which {@code SignInElsewhereInBrowserTest} opens, Swagger UI's, which {@code ApiDescriptionTest} opens, and the one for a passkey, which {@code PasskeyInBrowserTest} opens. */
    private static final Set<String> ELSEWHERE = Set.of(
            "sign-in-elsewhere",
            "sign-in-refused",
            "sign-out-elsewhere",
            "redemption/elsewhere",
            "graph/description",
            "panel/security/passkey");

    /** The pages of administration, which {@code AdministrationInBrowserTest} opens. */
    private static final String ADMINISTRATION = "panel/administration/";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private InvitationScenario scenario;
    private RefusedLinks refused;
    private String atlas;
    private Browser browser;
    private Looks looks;

    @BeforeEach
    void aBrowser() {
        browser = Browser.open(port);
        looks = new Looks(browser);
        scenario = new InvitationScenario(context);
        refused = new RefusedLinks(context);
        atlas = "/groups/"
                + context.getBean(Targets.class)
                        .findGroup("project-atlas")
                        .orElseThrow()
                        .id();
    }

    @AfterEach
    void close() {
        browser.close();
        refused.forget();
    }

    @Test
    void onADeskByLightAndOnAPhoneByDark() throws Exception {
        nobodySignsInAndOut();
        aGuestRedeems();
        aGuestIsRefused();
        aGuestBlocksFurtherMail();
        everybodyReadsTheDemosMail();
        oliviaOwnsGroups();
        oliviaAsksForPeople();
        samIsAGuest();
        aColleagueHasASecondFactor();
        anApproverIsAway();
        anOwnerReviewsGuests();

        Set<String> pages = templates();
        pages.removeAll(PIECES);
        pages.removeAll(ELSEWHERE);
        pages.removeIf(page -> page.startsWith(ADMINISTRATION));
        assertThat(looks.nothingWrong()).isEqualTo(pages);
    }

    private void nobodySignsInAndOut() {
        looks.open("sign-in", "/sign-in", "#mail-code");
        browser.fill("username", "nobody@woodgrove.com");
        browser.fill("password", "wrong");
        browser.see("main button").click();
        looks.look("sign-in", "wrong", "[role=alert]");
        browser.go("/sign-in");
        browser.fill("address", somebodyAt("nowhere.example"));
        browser.see("#mail-code button").click();
        browser.arriveAt("/sign-in/code");
        looks.look("sign-in-code", "#code");
        browser.fill("code", "00000000");
        browser.see("#continue button").click();
        looks.look("sign-in-code", "wrong", "[role=alert]");
        looks.open("sign-out", "/sign-out", "#sign-out");
    }

    private void aGuestRedeems() {
        String guest = somebodyAt("litware.com");
        String link = refused.link(guest);
        looks.open("redemption/landing", link, "form#continue");
        browser.see("form#continue button").click();
        browser.arriveAt("/passcode");
        looks.look("redemption/passcode", "#code");
        browser.fill("code", "00000000");
        browser.see("form#continue button").click();
        looks.look("redemption/passcode", "wrong", "[role=alert]");
        onlyCodeOf(guest, "tries = 5");
        browser.go(link + "/passcode");
        looks.look("redemption/refusal", "passcode-used-up", "#refusal-passcode-used-up");
        onlyCodeOf(guest, "tries = 0, expires_at = now() - interval '1 minute'");
        browser.go(link + "/passcode");
        looks.look("redemption/refusal", "passcode-expired", "#refusal-passcode-expired");
        browser.see("form#continue button").click();
        browser.arriveAt("/passcode?sent");
        browser.fill("code", MailFor.recipient(guest).codeInMail(3));
        browser.see("form#continue button").click();
        browser.arriveAt("/consent");
        looks.look("redemption/consent", "#decline");
        browser.see("form#continue button").click();
        browser.see("#groups .tile");
        looks.open("redemption/done", link + "/done", "main h1");
    }

    private void onlyCodeOf(String guest, String change) {
        jdbc.sql("UPDATE passcode SET " + change + " WHERE lower(mail) = :mail")
                .param("mail", guest)
                .update();
    }

    private void aGuestIsRefused() throws RuleViolation, RedemptionRefused {
        nobodyIsSignedIn();
        for (Map.Entry<String, String> link : refused.all().entrySet()) {
            browser.go(link.getValue());
            looks.look("redemption/refusal", link.getKey(), "#refusal-" + link.getKey());
        }
        browser.go(refused.withoutCodes());
        browser.see("form#continue button").click();
        looks.look("redemption/refusal", "too-many-passcodes", "#refusal-too-many-passcodes");
        isSignedIn(OLIVIA);
        browser.go(refused.link(somebodyAt("litware.com")));
        looks.look("redemption/refusal", "other-account", "#refusal-other-account");
    }

    private void aGuestBlocksFurtherMail() {
        nobodyIsSignedIn();
        String guest = somebodyAt("litware.com");
        refused.link(guest);
        Matcher link =
                BLOCK.matcher(MailFor.text(MailFor.recipient(guest).await(1).get(0)));
        assertThat(link.find()).isTrue();
        looks.open("block/page", link.group(1), "form#continue");
        browser.see("form#continue button").click();
        browser.read("Invitations are blocked");
        looks.look("block/page", "blocked", "main");
        looks.open("block/unknown", "/block/xyz", "main");
    }

    private void everybodyReadsTheDemosMail() {
        looks.open("demo/mailboxes", "/demo/mailbox", "main");
        looks.open("demo/mailbox", "/demo/mailbox?address=" + OLIVIA, "main");
        browser.driver().findElement(By.cssSelector("a[href*=uid]")).click();
        browser.arriveAt("uid=");
        looks.look("demo/mail", "main");
    }

    private UserId whoseAccessEnds() throws RuleViolation {
        return new GuestLife(context).guest().id();
    }

    private void oliviaOwnsGroups() throws RuleViolation {
        isSignedIn(OLIVIA);
        looks.open("panel/access/my-access", "/", "#signed-in-as");
        looks.open("panel/access/my-data", "/my-data", "#trail");
        looks.open("panel/owned/list", "/owned", "table.list");
        looks.open("panel/owned/people", atlas, "table.list");
        looks.open(
                "panel/owned/remove",
                atlas + "/people/"
                        + scenario.user("sam@litware.com").orElseThrow().id() + "/remove",
                "main form");
        looks.open("panel/sponsored/list", "/sponsored", "#sponsored");
        String guest = "/sponsored/" + whoseAccessEnds();
        looks.open("panel/sponsored/guest", guest, "#access");
        looks.open("panel/sponsored/extend", guest + atlas + "/extend", "#extend");
        looks.open("panel/owned/add", atlas + "/add", "#people-to-add");
        browser.see("#people-to-add").sendKeys(somebodyAt("litware.com") + ", ben@woodgrove.com, nonsense");
        browser.read("will be invited");
        looks.look("panel/owned/add", "checked", "#verdicts");
        browser.see("#send").click();
        looks.look("panel/owned/added", "#outcomes");
        looks.open("panel/refusal", "/groups/x", "main h1");
        looks.open("no-access", "/administration/guests", "main h1");
        looks.open("error", "/no-such-page", "main h1");
    }

    private void oliviaAsksForPeople() throws RuleViolation {
        RequestId asked = scenario.invites(OLIVIA, toGroup(somebodyAt("litware.com"), "board-papers"));
        looks.open("panel/requests/list", "/requests", "#requests, table.list");
        browser.go("/requests/" + asked);
        browser.see("[data-process=approval] .current");
        looks.look("panel/requests/one", "#approvers");
        looks.open("panel/requests/revoke", "/requests/" + asked + "/revoke", "button#revoke");
        looks.open("panel/bulk/list", "/bulk", "#file");
        UUID uploaded = context.getBean(BulkUploads.class)
                .take(
                        scenario.user(OLIVIA).orElseThrow(),
                        Target.group(UUID.fromString(atlas.replace("/groups/", ""))),
                        "guests.csv",
                        ("email\n" + somebodyAt("litware.com") + "\nben@woodgrove.com")
                                .getBytes(StandardCharsets.UTF_8));
        browser.go("/bulk/" + uploaded);
        looks.look("panel/bulk/one", "#invite");
    }

    private void samIsAGuest() {
        String colleague = TestLitware.directory().people(1).get(0);
        RequestId added = RequestId.parse(RestCaller.as(port, "sam@litware.com")
                .start(
                        "direct-addition",
                        Map.of(
                                "partner",
                                "litware.com",
                                "users",
                                colleague,
                                "targetType",
                                "group",
                                "targetId",
                                "project-atlas"))
                .then()
                .statusCode(200)
                .extract()
                .path("businessKey"));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> scenario.isIn(colleague, "project-atlas"));
        isSignedIn("sam@litware.com");
        browser.go("/my-data");
        looks.look("panel/access/my-data", "guest", "#consents");
        looks.open("panel/access/leave-organisation", "/leave", "main form");
        looks.open("panel/access/leave", atlas + "/leave", "main form");
        looks.open("panel/owned/colleagues", atlas + "/colleagues?text=amara", "#colleagues");
        looks.open("panel/requests/additions", "/requests/additions", "#additions");
        looks.open("panel/requests/addition", "/requests/additions/" + added, "main h1");
    }

    private void anApproverIsAway() throws RuleViolation {
        User away = Colleague.named(context, "away");
        isSignedIn(away.mail().toString());
        looks.open("panel/approvals/absences", "/approvals/absences", "#absence");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String standIn = Colleague.named(context, "standing-in").mail().toString();
        context.getBean(Absences.class).name(away, new AbsencePlan(standIn, today, today));
        browser.go("/approvals/absences");
        looks.look("panel/approvals/absences", "named", "table.list");
        browser.see("table.list a").click();
        looks.look("panel/approvals/absence", "#withdraw");
    }

    private void aColleagueHasASecondFactor() {
        String mail = Colleague.named(context, "mia").mail().toString();
        isSignedIn(mail);
        looks.open("panel/security/factors", "/sign-in-security", "#no-factors");
        browser.see("#change-password").click();
        looks.look("panel/security/password", "#change");
        browser.fill("current", "demo");
        browser.fill("chosen", "short");
        browser.fill("repeated", "short");
        browser.see("#sure").click();
        looks.look("panel/security/password", "refused", "#chosen-error");
        browser.go("/sign-in-security");
        browser.see("#add-authenticator button").click();
        browser.arriveAt("/sign-in-security/authenticator");
        looks.look("panel/security/authenticator", "#key");
        AuthenticatorApp app = AuthenticatorApp.showing(browser.see("#key").getText());
        browser.fill("code", app.wrongCode());
        browser.see("#complete button").click();
        looks.look("panel/security/authenticator", "wrong", "[role=alert]");
        browser.fill("code", app.earlierCode());
        browser.see("#complete button").click();
        looks.look("panel/security/recovery-codes", "#codes");
        looks.open("panel/security/factors", "/sign-in-security", "#codes-left");
        browser.see("#factors a").click();
        looks.look("panel/security/remove", "#sure");
        isSignedIn(mail);
        looks.open("sign-in-second-factor", "/sign-in/second-factor", "#code");
        browser.fill("code", app.wrongCode());
        browser.see("#app button").click();
        looks.look("sign-in-second-factor", "wrong", "[role=alert]");
        browser.fill("code", app.code());
        browser.see("#app button").click();
        browser.see("#signed-in-as");
    }

    private void nobodyIsSignedIn() {
        browser.driver().manage().deleteAllCookies();
    }

    private void isSignedIn(String person) {
        nobodyIsSignedIn();
        String session = Visitor.signedIn(port, person).cookie("guestflow").orElseThrow();
        browser.driver().manage().addCookie(new Cookie("guestflow", session));
    }

    private static Set<String> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> TEMPLATES.relativize(file).toString().replace('\\', '/'))
                    .map(name -> name.substring(0, name.length() - ".html".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private void anOwnerReviewsGuests() throws RuleViolation {
        ReviewedGroup group = new ReviewedGroup(context);
        try {
            User kim = group.guest();
            group.guest();
            isSignedIn(group.owner().mail().toString());
            browser.go("/reviews");
            looks.look("panel/reviews/list", "nothing-waits", ".empty");
            RequestId review = group.starts();
            Awaitility.await().until(() -> !group.outcomes(review).isEmpty());
            looks.open("panel/reviews/list", "/reviews", "#reviews");
            browser.go("/");
            looks.look("panel/access/my-access", "review-waits", "#reviews-waiting");
            looks.open("panel/reviews/one", "/reviews/" + review, "#guests");
            browser.driver()
                    .findElement(By.cssSelector("[name='answer." + kim.id() + "'][value=keep_until]"))
                    .click();
            browser.see("#save").click();
            looks.look("panel/reviews/one", "wrong-day", "#refusal");
            browser.go("/reviews/" + review);
            group.runJobAt("AdministratorsDue", review);
            group.answers(review, group.ada(), ReviewedGroup.end(kim));
            browser.driver()
                    .findElement(By.cssSelector("[name='answer." + kim.id() + "'][value=keep]"))
                    .click();
            browser.see("#save").click();
            looks.look("panel/reviews/one", "overtaken", "#refusal");
            browser.go("/reviews/" + review);
            browser.see("#end-rest").click();
            browser.read("2 of 2 answered");
            looks.look("panel/reviews/one", "answered", "#finish");
            browser.see("#finish").click();
            looks.look("panel/reviews/finish", "#sure");
            browser.see("#sure").click();
            browser.see("#notice");
            Awaitility.await().until(() -> group.state(review).equals("finished"));
            browser.go("/reviews/" + review);
            looks.look("panel/reviews/one", "over", "#over");
        } finally {
            group.remove();
        }
    }
}
