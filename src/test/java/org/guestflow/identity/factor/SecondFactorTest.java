package org.guestflow.identity.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import io.restassured.RestAssured;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.DirectoryRole;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.invitation.InvitationState;
import org.guestflow.policy.PolicySettings;
import org.guestflow.policy.SecondFactorRequiredFor;
import org.guestflow.redemption.RedeemingGuest;
import org.guestflow.shared.RequestId;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AuthenticatorApp;
import org.guestflow.support.Colleague;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** A second factor at sign-in: who is asked, what is taken, and that there is no way around it (threats.md B10). */
@ApplicationTest
class SecondFactorTest {

    private static final String PAGE = "/sign-in/second-factor";
    private static final String SECURITY = "/sign-in-security";
    private static final String SESSION = "guestflow";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Users users;

    @Autowired
    private PolicySettings settings;

    @Autowired
    private FindByIndexNameSessionRepository<? extends Session> sessions;

    private User mia;

    @BeforeEach
    void aColleague() {
        mia = Colleague.named(context, "mia");
    }

    @Test
    void whoeverHasNoneAndNeedsNoneIsNotAsked() {
        Visitor visitor = signedIn();

        assertThat(visitor.get("/my-data").statusCode()).isEqualTo(200);
        assertThat(visitor.open(SECURITY).select("#no-factors")).hasSize(1);
    }

    @Test
    void whoeverHasRegisteredAnAppIsAskedAndComesToThePageThatWasWanted() {
        AuthenticatorApp app = AuthenticatorApp.registeredBy(signedIn());
        Visitor later = new Visitor(port);
        later.get("/my-data");
        HttpResponse<String> signedIn = later.signIn(mail(), "demo");
        assertThat(whereTo(signedIn)).isEqualTo("/my-data");

        assertThat(whereTo(later.get("/my-data"))).isEqualTo(PAGE);
        assertThat(whereTo(later.get("/camunda/app/tasklist/default/"))).isEqualTo(PAGE);
        assertThat(whereTo(later.get(SECURITY))).isEqualTo(PAGE);
        assertThat(tasks(later).statusCode()).isEqualTo(401);
        later.get("/my-data");
        Optional<String> before = later.cookie(SESSION);
        HttpResponse<String> shown = shows(later, app.code());

        assertThat(whereTo(shown)).isEqualTo("/my-data");
        assertThat(later.cookie(SESSION)).isPresent().isNotEqualTo(before);
        assertThat(later.get("/my-data").statusCode()).isEqualTo(200);
        assertThat(tasks(later).statusCode()).isEqualTo(200);
        assertThat(audited("User registered security info")).isEqualTo(2);
        assertThat(audited("Verify second factor")).isEqualTo(1);
    }

    @Test
    void thePageSpeaksTheVisitorsLanguageAndHasNoScriptInIt() {
        AuthenticatorApp.registeredBy(signedIn());
        Visitor german = signedIn().speaking("de");

        Document page = german.open(PAGE);

        assertThat(page.select("h1").text()).isEqualTo("Noch ein Schritt");
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("label[for=code]").text()).isEqualTo("Code Ihrer Authenticator-App");
    }

    @Test
    void aWrongCodeIsRefusedAndARightOneIsGoodOnce() {
        AuthenticatorApp app = AuthenticatorApp.registeredBy(signedIn());
        Visitor phone = signedIn();
        Visitor thief = signedIn();

        assertThat(refusal(shows(phone, app.wrongCode()))).startsWith("401 The code is wrong");
        assertThat(phone.get("/my-data").statusCode()).isEqualTo(303);
        String code = app.code();
        assertThat(shows(phone, code).statusCode()).isEqualTo(302);
        assertThat(refusal(shows(thief, code))).startsWith("401");
        assertThat(refusal(shows(thief, app.earlierCode()))).startsWith("401");
        assertThat(thief.get("/my-data").statusCode()).isEqualTo(303);
    }

    @Test
    void triesAreCountedAcrossSessionsAndNobodyIsLockedOutForGood() {
        AuthenticatorApp app = AuthenticatorApp.registeredBy(signedIn());
        Visitor one = signedIn();
        Visitor other = signedIn();
        for (int i = 0; i < 3; i++) {
            shows(one, app.wrongCode());
        }
        assertThat(usesRecoveryCode(other, "aaaa-bbbb-cccc").statusCode()).isEqualTo(401);
        assertThat(shows(other, app.wrongCode()).statusCode()).isEqualTo(401);

        HttpResponse<String> paused = shows(one, app.code());

        assertThat(refusal(paused)).contains("429 There were too many failed attempts");
        assertThat(Integer.parseInt(paused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 900);
        assertThat(usesRecoveryCode(other, app.recoveryCodes().get(0)).statusCode())
                .isEqualTo(429);
        assertThat(audited("Fail second factor too often")).isEqualTo(1);
        jdbc.sql("UPDATE second_factor_try SET began_at = began_at - interval '16 minutes' WHERE user_id = :user")
                .param("user", mia.id().value())
                .update();
        assertThat(shows(one, app.code()).statusCode()).isEqualTo(302);
    }

    @Test
    void aRecoveryCodeGetsInOnce() {
        AuthenticatorApp app = AuthenticatorApp.registeredBy(signedIn());
        assertThat(app.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        String code = app.recoveryCodes().get(3);
        Visitor withoutPhone = signedIn();

        assertThat(usesRecoveryCode(
                                withoutPhone,
                                code.toUpperCase(java.util.Locale.ROOT).replace("-", " "))
                        .statusCode())
                .isEqualTo(302);

        assertThat(withoutPhone.open(SECURITY).select("#codes-left").text()).isEqualTo("You have 9 left.");
        assertThat(refusal(usesRecoveryCode(signedIn(), code))).startsWith("401");
    }

    @Test
    void newRecoveryCodesEndTheOldOnes() {
        Visitor visitor = signedIn();
        AuthenticatorApp app = AuthenticatorApp.registeredBy(visitor);
        Document page = Jsoup.parse(
                visitor.submit(visitor.open(SECURITY), "#renew-codes", Map.of()).body());
        List<String> codes = page.select("#codes code").eachText();

        assertThat(codes).hasSize(10).doesNotContainAnyElementsOf(app.recoveryCodes());
        assertThat(usesRecoveryCode(signedIn(), app.recoveryCodes().get(0)).statusCode())
                .isEqualTo(401);
        assertThat(usesRecoveryCode(signedIn(), codes.get(0)).statusCode()).isEqualTo(302);
    }

    @Test
    void neitherKeyNorCodesCanBeReadInTheDatabase() {
        Visitor visitor = signedIn();
        visitor.submit(visitor.open(SECURITY), "#add-authenticator", Map.of());
        Document page = visitor.open(SECURITY + "/authenticator");
        String key = page.select("#key").text().replace(" ", "");
        AuthenticatorApp app = AuthenticatorApp.reading(page);
        Document done = Jsoup.parse(
                visitor.submit(page, "#complete", Map.of("code", app.code())).body());
        String code = done.select("#codes code").first().text().replace("-", "");

        assertThat(key).hasSize(32);
        for (String secret :
                List.of(key, code, done.select("#codes code").first().text())) {
            for (String where : List.of(
                    "SELECT sealed_key FROM authenticator_app",
                    "SELECT code_hash FROM recovery_code",
                    "SELECT attribute_bytes FROM spring_session_attributes")) {
                assertThat(jdbc.sql("SELECT count(*) FROM (" + where
                                        + ") stored (bytes) WHERE position(convert_to(:secret, 'UTF8') IN bytes) > 0")
                                .param("secret", secret)
                                .query(Long.class)
                                .single())
                        .as(where)
                        .isZero();
            }
        }
    }

    @Test
    void aRegistrationIsCompleteOnlyWithACodeOfTheApp() {
        Visitor visitor = signedIn();
        visitor.submit(visitor.open(SECURITY), "#add-authenticator", Map.of());
        Document page = visitor.open(SECURITY + "/authenticator");

        HttpResponse<String> answer = visitor.submit(
                page, "#complete", Map.of("code", AuthenticatorApp.reading(page).wrongCode()));

        assertThat(refusal(answer)).startsWith("400 The code is wrong");
        assertThat(visitor.open(SECURITY).select("#factors li")).isEmpty();
        assertThat(signedIn().get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void whoNeedsOneAndHasNoneRegistersItBeforeHeGetsAnywhereElse() throws Exception {
        users.assignRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
        try {
            settings.secondFactorRequiredFor(SecondFactorRequiredFor.ADMINISTRATORS, mia.id());
            Visitor visitor = signedIn();

            assertThat(whereTo(visitor.get("/administration/guests"))).isEqualTo(SECURITY);
            assertThat(tasks(visitor).statusCode()).isEqualTo(401);
            assertThat(Visitor.signedIn(port, "olivia@woodgrove.com").get("/").statusCode())
                    .isEqualTo(200);
            assertThat(visitor.open(SECURITY).select("#required").text()).contains("needs a second factor");
            AuthenticatorApp.registeredBy(visitor);

            assertThat(visitor.open(SECURITY).select("#required")).isEmpty();
            assertThat(whereTo(visitor.get(PAGE))).isEqualTo("/administration/guests");
            assertThat(visitor.get("/administration/guests").statusCode()).isEqualTo(200);
        } finally {
            settings.secondFactorRequiredFor(SecondFactorRequiredFor.NONE, mia.id());
            users.withdrawRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
        }
    }

    @Test
    void aGuestWhoseAccessWasGrantedOnThatConditionNeedsOne() throws Exception {
        InvitationScenario scenario = new InvitationScenario(context);
        String address = somebodyAt("litware.com");
        RequestId request = redeemed(scenario, address);
        User account = scenario.user(address).orElseThrow();
        assertThat(policy(account)).isFalse();

        asksForMultiFactor(request);
        assertThat(policy(account)).isTrue();
        jdbc.sql("UPDATE group_member SET ends_at = now() - interval '1 minute' WHERE user_id = :user")
                .param("user", account.id().value())
                .update();

        assertThat(policy(account)).isFalse();
    }

    @Test
    void accessThatWasThereAlreadyIsBoundToTheStricterOfTwoDecisions() throws Exception {
        InvitationScenario scenario = new InvitationScenario(context);
        String address = somebodyAt("litware.com");
        redeemed(scenario, address);
        User guest = scenario.user(address).orElseThrow();
        RequestId later = scenario.invites("olivia@woodgrove.com", toGroup(address, "project-atlas"));
        assertThat(policy(guest)).isFalse();

        asksForMultiFactor(later);

        assertThat(scenario.invitation(later).state()).isEqualTo(InvitationState.COMPLETED);
        assertThat(policy(guest)).isTrue();
    }

    @Test
    void aPasswordAloneIsNoWayAround() {
        RestCaller program = RestCaller.as(port, mail());
        assertThat(program.graphGet("/me").statusCode()).isEqualTo(200);
        AuthenticatorApp.registeredBy(signedIn());

        var answer = program.graphGet("/me");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(RestCaller.rule(answer)).isEqualTo("SecondFactorRequired");
        assertThat(answer.path("error.code").toString()).isEqualTo("InvalidAuthenticationToken");
        assertThat(program.get("/task").statusCode()).isEqualTo(401);
        assertThat(program.get("/task").path("type").toString()).isEqualTo("SecondFactorRequired");
        assertThat(actuator()).isEqualTo(401);
    }

    @Test
    void norIsAPasswordAloneWhereOneIsNeededAndNoneIsRegistered() throws Exception {
        users.assignRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
        try {
            assertThat(actuator()).isEqualTo(200);
            settings.secondFactorRequiredFor(SecondFactorRequiredFor.ADMINISTRATORS, mia.id());

            RestCaller program = RestCaller.as(port, mail());
            assertThat(RestCaller.rule(program.graphGet("/me"))).isEqualTo("SecondFactorRequired");
            assertThat(program.get("/task").path("type").toString()).isEqualTo("SecondFactorRequired");
            assertThat(actuator()).isEqualTo(401);
        } finally {
            settings.secondFactorRequiredFor(SecondFactorRequiredFor.NONE, mia.id());
            users.withdrawRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
        }
    }

    private int actuator() {
        return RestAssured.given()
                .port(port)
                .auth()
                .preemptive()
                .basic(mail(), "demo")
                .get("/actuator/metrics")
                .statusCode();
    }

    @Test
    void administeringAndApprovingAsksAgainAfterAQuarterOfAnHour() {
        users.assignRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
        Visitor visitor = signedIn();
        AuthenticatorApp app = AuthenticatorApp.registeredBy(visitor);
        assertThat(visitor.get("/administration/guests").statusCode()).isEqualTo(200);
        assertThat(decides(visitor).statusCode()).isNotEqualTo(403);
        shownMinutesAgo(16);

        assertThat(visitor.get("/my-data").statusCode()).isEqualTo(200);
        assertThat(tasks(visitor).statusCode()).isEqualTo(200);
        assertThat(decides(visitor).statusCode()).isEqualTo(403);
        assertThat(decides(visitor).body()).contains("SecondFactorOutdated", PAGE);
        assertThat(whereTo(visitor.get("/approvals/x"))).isEqualTo(PAGE);
        assertThat(whereTo(visitor.get("/camunda/app/cockpit/default/"))).isEqualTo(PAGE);
        assertThat(whereTo(visitor.get(SECURITY))).isEqualTo(PAGE);
        assertThat(whereTo(visitor.get("/administration/audit?action=x"))).isEqualTo(PAGE);
        assertThat(visitor.open(PAGE).select("h1").text()).isEqualTo("Is it still you?");

        assertThat(whereTo(shows(visitor, app.code()))).isEqualTo("/administration/audit?action=x");
        assertThat(visitor.get("/administration/audit?action=x").statusCode()).isEqualTo(200);
        assertThat(decides(visitor).statusCode()).isNotEqualTo(403);
        users.withdrawRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
    }

    @Test
    void aFormThatWasSentTooLateLeadsBackToItsArea() {
        users.assignRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
        Visitor visitor = signedIn();
        AuthenticatorApp app = AuthenticatorApp.registeredBy(visitor);
        Document page = visitor.open("/administration/settings");
        var before = settings.all();
        shownMinutesAgo(16);

        assertThat(whereTo(visitor.submit(page, "main form", Map.of("perInviter", "1"))))
                .isEqualTo(PAGE);
        assertThat(settings.all()).isEqualTo(before);
        assertThat(whereTo(shows(visitor, app.code()))).isEqualTo("/administration/settings");
        users.withdrawRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
    }

    @Test
    void whatIsRemovedIsNotAskedForAnyMore() {
        Visitor visitor = signedIn();
        AuthenticatorApp.registeredBy(visitor);
        Document remove =
                visitor.open(visitor.open(SECURITY).select("#factors a").attr("href"));

        assertThat(whereTo(visitor.submit(remove, "main form", Map.of()))).isEqualTo(SECURITY);

        assertThat(visitor.open(SECURITY).select("#notice").text()).isEqualTo("It is removed.");
        assertThat(signedIn().get("/my-data").statusCode()).isEqualTo(200);
        assertThat(audited("User deleted security info")).isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM recovery_code WHERE user_id = :user")
                        .param("user", mia.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyRemovesAnothersFactor() {
        Visitor visitor = signedIn();
        AuthenticatorApp.registeredBy(visitor);
        String remove = visitor.open(SECURITY).select("#factors a").attr("href");

        assertThat(Visitor.signedIn(port, "ben@woodgrove.com").get(remove).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAdministratorResetsAMembersOverTheApi() {
        Visitor visitor = signedIn();
        AuthenticatorApp app = AuthenticatorApp.registeredBy(visitor);
        RestCaller ada = RestCaller.as(port, "ada@woodgrove.com");
        String methods = "/users/" + mia.id() + "/authentication/methods";
        assertThat(ada.graphGet(methods).<List<String>>path("value.'@odata.type'"))
                .containsExactly("#microsoft.graph.softwareOathAuthenticationMethod");

        assertThat(ada.graphDelete(methods).statusCode()).isEqualTo(204);

        assertThat(whereTo(visitor.get("/my-data"))).isEqualTo("/sign-in");
        Visitor again = signedIn();
        assertThat(again.get("/my-data").statusCode()).isEqualTo(200);
        assertThat(again.open(SECURITY).select("#no-factors")).hasSize(1);
        assertThat(app.recoveryCodes()).isNotEmpty();
        assertThat(audited("Admin deleted security info")).isEqualTo(1);
        assertThat(ada.graphGet(methods).<List<?>>path("value")).isEmpty();
    }

    @Test
    void anAdministratorResetsAGuestsOnTheGuestsPage() throws Exception {
        InvitationScenario scenario = new InvitationScenario(context);
        String address = somebodyAt("litware.com");
        redeemed(scenario, address);
        User guest = scenario.user(address).orElseThrow();
        users.setPasswordHash(guest.id(), users.passwordHash(mia.id()).orElseThrow(), mia.id());
        Visitor visitor = Visitor.signedIn(port, address);
        AuthenticatorApp.registeredBy(visitor);
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");
        Document page = ada.open("/administration/guests/" + guest.id());
        assertThat(page.select("#second-factor").text()).isEqualTo("Authenticator app");

        Document review = ada.open(page.select("#reset-second-factor").attr("href"));
        assertThat(review.select("#factors").text()).contains("Authenticator app");
        ada.submit(review, "main form", Map.of());

        assertThat(ada.open("/administration/guests/" + guest.id())
                        .select("#second-factor")
                        .text())
                .isEqualTo("–");
        assertThat(whereTo(visitor.get("/my-data"))).isEqualTo("/sign-in");
    }

    @Test
    void nobodyResetsHisOwn() {
        users.assignRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
        Visitor visitor = signedIn();
        AuthenticatorApp.registeredBy(visitor);

        assertThat(refusedRule(visitor.get(reset(mia)))).isEqualTo("403 Rule: OwnSecondFactors");
        Document anothers = visitor.open("/administration/second-factors");
        assertThat(anothers.select("#holders a[href='" + reset(mia) + "']")).isEmpty();
        assertThat(refusedRule(visitor.post(reset(mia), token(anothers)))).isEqualTo("403 Rule: OwnSecondFactors");
        assertThat(visitor.open(SECURITY).select("#factors li")).hasSize(1);
        User noa = Colleague.named(context, "noa");
        users.assignRole(noa.id(), DirectoryRole.ADMINISTRATOR, noa.id());
        var own = RestCaller.as(port, noa.mail().toString()).graphDelete(methods(noa));
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(RestCaller.rule(own)).isEqualTo("OwnSecondFactors");
        users.withdrawRole(noa.id(), DirectoryRole.ADMINISTRATOR, noa.id());
        users.withdrawRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
    }

    @Test
    void anAdministratorsAreResetOnlyByOneWhoHasShownHisOwn() {
        AuthenticatorApp.registeredBy(signedIn());
        users.assignRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");
        Document list = ada.open("/administration/second-factors");

        var overTheApi = RestCaller.as(port, "ada@woodgrove.com").graphDelete(methods(mia));
        assertThat(overTheApi.statusCode()).isEqualTo(403);
        assertThat(RestCaller.rule(overTheApi)).isEqualTo("SecondFactorNotShown");
        assertThat(refusedRule(ada.get(reset(mia)))).isEqualTo("403 Rule: SecondFactorNotShown");
        assertThat(refusedRule(ada.post(reset(mia), token(list)))).isEqualTo("403 Rule: SecondFactorNotShown");
        assertThat(registered(mia)).isEqualTo(1);

        User noa = Colleague.named(context, "noa");
        users.assignRole(noa.id(), DirectoryRole.ADMINISTRATOR, noa.id());
        Visitor withProof = Visitor.signedIn(port, noa.mail().toString());
        AuthenticatorApp.registeredBy(withProof);
        withProof.submit(withProof.open(reset(mia)), "main form", Map.of());

        assertThat(registered(mia)).isZero();
        users.withdrawRole(noa.id(), DirectoryRole.ADMINISTRATOR, noa.id());
        users.withdrawRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
    }

    @Test
    void anAdministratorFindsAMemberAndResetsHis() {
        Visitor visitor = signedIn();
        AuthenticatorApp.registeredBy(visitor);
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");
        assertThat(ada.open("/administration/guests").select("#menu a[href='/administration/second-factors']"))
                .hasSize(1);
        assertThat(ada.open("/administration/second-factors?text=nobody-is-like-that")
                        .select(".empty")
                        .text())
                .startsWith("Nobody like that has a second factor.");

        Document found = ada.open("/administration/second-factors?text=" + mail());
        assertThat(found.select("#holders tbody tr").eachText())
                .singleElement()
                .satisfies(row -> assertThat(row).contains(mail(), "mia", "member", "Authenticator app, since"));
        ada.submit(ada.open(found.select("#holders td a").attr("href")), "main form", Map.of());

        assertThat(registered(mia)).isZero();
        assertThat(whereTo(visitor.get("/my-data"))).isEqualTo("/sign-in");
        assertThat(audited("Admin deleted security info")).isEqualTo(1);
    }

    @Test
    void whoHasAFactorIsListedPageByPageByAddress() {
        for (int i = 0; i < 26; i++) {
            hasAnApp(Colleague.named(context, "zoe"));
        }
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");
        Document first = ada.open("/administration/second-factors?text=zoe-");
        List<String> people =
                new ArrayList<>(first.select("#holders th .breakable").eachText());
        assertThat(people).hasSize(25);

        people.addAll(ada.open(first.select("a[rel=next]").attr("href"))
                .select("#holders th .breakable")
                .eachText());

        assertThat(people).hasSizeGreaterThanOrEqualTo(26).isSorted().doesNotHaveDuplicates();
        jdbc.sql(
                        "DELETE FROM authenticator_app WHERE user_id IN (SELECT id FROM directory_user WHERE mail LIKE 'zoe-%')")
                .update();
    }

    @Test
    void whatOneSessionBeginsNoOtherSeesOrCompletes() {
        Visitor thief = signedIn();
        Visitor owner = signedIn();
        thief.submit(thief.open(SECURITY), "#add-authenticator", Map.of());
        Document page = thief.open(SECURITY + "/authenticator");

        assertThat(whereTo(owner.get(SECURITY + "/authenticator"))).isEqualTo(SECURITY);
        Map<String, String> fields = new HashMap<>(token(owner.open(SECURITY)));
        fields.put("code", AuthenticatorApp.reading(page).code());
        assertThat(refusedRule(owner.post(SECURITY + "/authenticator/code", fields)))
                .isEqualTo("409 Rule: NothingBegun");
        assertThat(registered(mia)).isZero();
    }

    @Test
    void aRegistrationThatIsNotCompletedLapses() {
        Visitor visitor = signedIn();
        visitor.submit(visitor.open(SECURITY), "#add-authenticator", Map.of());
        Document page = visitor.open(SECURITY + "/authenticator");
        jdbc.sql("UPDATE authenticator_app SET begun_at = begun_at - interval '16 minutes' WHERE user_id = :user")
                .param("user", mia.id().value())
                .update();

        assertThat(whereTo(visitor.get(SECURITY + "/authenticator"))).isEqualTo(SECURITY);
        assertThat(refusedRule(visitor.submit(
                        page,
                        "#complete",
                        Map.of("code", AuthenticatorApp.reading(page).code()))))
                .isEqualTo("409 Rule: NothingBegun");
        assertThat(registered(mia)).isZero();
    }

    @Test
    void newRecoveryCodesAndARemovalEndTheOtherSessions() {
        Visitor visitor = signedIn();
        AuthenticatorApp app = AuthenticatorApp.registeredBy(visitor);
        Visitor other = signedIn();
        shows(other, app.code());
        assertThat(other.get("/my-data").statusCode()).isEqualTo(200);

        visitor.submit(visitor.open(SECURITY), "#renew-codes", Map.of());

        assertThat(whereTo(other.get("/my-data"))).isEqualTo("/sign-in");
        assertThat(visitor.get("/my-data").statusCode()).isEqualTo(200);
        Visitor third = signedIn();
        shows(third, app.laterCode());
        assertThat(third.get("/my-data").statusCode()).isEqualTo(200);

        visitor.submit(visitor.open(visitor.open(SECURITY).select("#factors a").attr("href")), "main form", Map.of());

        assertThat(whereTo(third.get("/my-data"))).isEqualTo("/sign-in");
        assertThat(visitor.get("/my-data").statusCode()).isEqualTo(200);
    }

    @Test
    void theLastOneStaysWherePolicyAsksForOne() throws Exception {
        users.assignRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
        try {
            settings.secondFactorRequiredFor(SecondFactorRequiredFor.ADMINISTRATORS, mia.id());
            Visitor visitor = signedIn();
            AuthenticatorApp.registeredBy(visitor);
            Document remove =
                    visitor.open(visitor.open(SECURITY).select("#factors a").attr("href"));

            assertThat(refusedRule(visitor.submit(remove, "main form", Map.of())))
                    .isEqualTo("409 Rule: LastSecondFactor");
            assertThat(registered(mia)).isEqualTo(1);
            hasAnApp(mia);
            visitor.submit(remove, "main form", Map.of());
            assertThat(registered(mia)).isEqualTo(1);
        } finally {
            settings.secondFactorRequiredFor(SecondFactorRequiredFor.NONE, mia.id());
            users.withdrawRole(mia.id(), DirectoryRole.ADMINISTRATOR, mia.id());
        }
    }

    @Test
    void whoeverRunsTheDatabaseLetsTheLastAdministratorInAsDocumented() throws Exception {
        Visitor visitor = signedIn();
        AuthenticatorApp.registeredBy(visitor);
        String documented = Files.readString(Path.of("docs/security.md"));
        int begin = documented.lastIndexOf("```sql", documented.indexOf("'ada@woodgrove.com'")) + "```sql".length();
        String statement = documented.substring(begin, documented.indexOf("```", begin));
        assertThat(statement).contains("ada@woodgrove.com");

        jdbc.sql(statement.replace("ada@woodgrove.com", mail())).query().listOfRows();

        assertThat(registered(mia)).isZero();
        assertThat(whereTo(visitor.get("/my-data"))).isEqualTo("/sign-in");
        assertThat(signedIn().get("/my-data").statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasThePasswordAloneHoldsUpNobodyWhoHasShownAFactorAndSignsNobodyElseOut() {
        Visitor phone = signedIn();
        AuthenticatorApp app = AuthenticatorApp.registeredBy(phone);
        shownMinutesAgo(16);
        Visitor thief = signedIn();
        for (int i = 0; i < 5; i++) {
            shows(thief, app.wrongCode());
        }
        assertThat(shows(thief, app.code()).statusCode()).isEqualTo(429);

        Map<String, String> everywhere = new HashMap<>(token(thief.open(PAGE)));
        everywhere.put("everywhere", "true");
        thief.post("/sign-out", everywhere);

        assertThat(phone.get("/my-data").statusCode()).isEqualTo(200);
        phone.get(SECURITY);
        assertThat(shows(phone, app.code()).statusCode()).isEqualTo(302);
        assertThat(phone.get(SECURITY).statusCode()).isEqualTo(200);
        shownMinutesAgo(16);
        for (int i = 0; i < 5; i++) {
            assertThat(shows(phone, app.wrongCode()).statusCode()).isEqualTo(401);
        }
        assertThat(shows(phone, app.laterCode()).statusCode()).isEqualTo(429);
        Visitor other = signedIn();
        everywhere.putAll(token(phone.open(PAGE)));
        phone.post("/sign-out", everywhere);
        assertThat(whereTo(other.get("/my-data"))).isEqualTo("/sign-in");
    }

    @Test
    void aCountThatAnotherNodeHasJustEndedIsNoFault() {
        assertThat(context.getBean(JdbcFactorTries.class).endsAt(mia.id(), false, Duration.ofMinutes(15)))
                .isEmpty();
    }

    private void hasAnApp(User user) {
        jdbc.sql(
                        "INSERT INTO authenticator_app (id, user_id, sealed_key, begun_at, registered_at) VALUES (gen_random_uuid(), :user, '', now(), now())")
                .param("user", user.id().value())
                .update();
    }

    private long registered(User user) {
        return context.getBean(FactorList.class).of(user.id()).size();
    }

    private static String reset(User user) {
        return "/administration/second-factors/" + user.id() + "/reset";
    }

    private static String methods(User user) {
        return "/users/" + user.id() + "/authentication/methods";
    }

    private static Map<String, String> token(Document page) {
        return Map.of("_csrf", page.select("input[name=_csrf]").first().val());
    }

    private static String refusedRule(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + Jsoup.parse(answer.body())
                        .getElementsContainingOwnText("Rule: ")
                        .text();
    }

    private RequestId redeemed(InvitationScenario scenario, String address) throws Exception {
        RequestId request = scenario.invites("olivia@woodgrove.com", toGroup(address, "project-atlas"));
        RedeemingGuest guest = new RedeemingGuest(context, scenario.link(request));
        guest.starts();
        guest.showsTheCode();
        guest.consents();
        return request;
    }

    private boolean policy(User user) {
        return context.getBean(SecondFactorNeeds.class).of(user) == SecondFactorNeed.REGISTER;
    }

    private void asksForMultiFactor(RequestId request) {
        jdbc.sql(
                        "UPDATE policy_decision SET outputs = outputs || jsonb_build_object('multiFactorRequired', true) WHERE request_id = :request")
                .param("request", request.value())
                .update();
    }

    private void shownMinutesAgo(int minutes) {
        sessions.findByPrincipalName(mia.id().toString()).values().forEach(session -> {
            session.getAttributeNames().stream()
                    .filter(name -> name.startsWith("guestflow.second-factor."))
                    .findFirst()
                    .ifPresent(name -> session.setAttribute(
                            name, session.<Instant>getRequiredAttribute(name).minusSeconds(minutes * 60L)));
            save(sessions, session);
        });
    }

    @SuppressWarnings("unchecked")
    private static <S extends Session> void save(FindByIndexNameSessionRepository<S> repository, Session session) {
        repository.save((S) session);
    }

    private Visitor signedIn() {
        return Visitor.signedIn(port, mail());
    }

    private String mail() {
        return mia.mail().toString();
    }

    private static HttpResponse<String> shows(Visitor visitor, String code) {
        return visitor.submit(visitor.open(PAGE), "form#app", Map.of("code", code));
    }

    private static HttpResponse<String> usesRecoveryCode(Visitor visitor, String code) {
        return visitor.submit(visitor.open(PAGE), "form#recovery", Map.of("code", code));
    }

    private static HttpResponse<String> tasks(Visitor visitor) {
        return visitor.send(
                visitor.request("/camunda/api/engine/engine/default/task").setHeader("Accept", "application/json"));
    }

    private static HttpResponse<String> decides(Visitor visitor) {
        return visitor.send(visitor.request("/camunda/api/engine/engine/default/task/nothing/complete")
                .header("X-XSRF-TOKEN", visitor.cookie("XSRF-TOKEN").orElse(""))
                .setHeader("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    }

    private static String whereTo(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere, " + answer.statusCode());
    }

    private static String refusal(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + Jsoup.parse(answer.body()).select("#refusal").text();
    }

    private long audited(String action) {
        return jdbc.sql("SELECT count(*) FROM audit_event WHERE action = :action AND object_id = :user")
                .param("action", action)
                .param("user", mia.id().toString())
                .query(Long.class)
                .single();
    }
}
