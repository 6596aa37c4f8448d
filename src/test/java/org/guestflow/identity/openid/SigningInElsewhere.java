package org.guestflow.identity.openid;

import static org.guestflow.support.InvitationScenario.toGroup;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.partner.Connection;
import org.guestflow.partner.Partner;
import org.guestflow.partner.PartnerStanding;
import org.guestflow.partner.Partners;
import org.guestflow.partner.SignInProvider;
import org.guestflow.partner.UnreachableAction;
import org.guestflow.redemption.RedeemingGuest;
import org.guestflow.redemption.RedemptionRefused;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;
import org.guestflow.support.FreePort;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.TestServers;
import org.guestflow.support.Visitor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What tests of signing in at an organisation's provider start from: the application at the address that providers send people back to, a provider for the host, and one for a partner, Fabrikam. The
 * providers say what a test has them say.
 */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestServers.class)
abstract class SigningInElsewhere {

    static final String OLIVIA = "olivia@woodgrove.com";
    static final MockOAuth2Server PROVIDERS = providers();
    static final int PORT = FreePort.next();

    private static final HttpClient LINE = HttpClient.newHttpClient();

    @Autowired
    ApplicationContext context;

    @Autowired
    Partners partners;

    @Autowired
    Organisations organisations;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    final String domain = "f" + UUID.randomUUID() + ".example";
    final String guest = "greta@" + domain;
    final OrganisationId fabrikam = OrganisationId.random();
    /** Each test's provider has a name of its own, so that no other test's document is remembered for it. */
    final String issuer = "fabrikam-" + UUID.randomUUID();

    InvitationScenario scenario;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> PORT);
        settings.add("guestflow.base-url", () -> "http://localhost:" + PORT);
        settings.add(
                "guestflow.sign-in.host-provider.issuer",
                () -> PROVIDERS.issuerUrl("woodgrove").toString());
        settings.add("guestflow.sign-in.host-provider.client-id", () -> "guestflow");
        settings.add("guestflow.sign-in.host-provider.client-secret", () -> "demo");
        settings.add(
                "guestflow.api.issuer", () -> PROVIDERS.issuerUrl("woodgrove").toString());
        settings.add("guestflow.api.audience", () -> "api://guestflow");
        settings.add("guestflow.api.trusts-multi-factor", () -> "true");
    }

    private static MockOAuth2Server providers() {
        MockOAuth2Server server = new MockOAuth2Server(
                new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(new KeyProvider(keys(), "RS256"))));
        server.start();
        return server;
    }

    /** The library's own keys again and again: it would make one for each further issuer, which takes a second. */
    private static List<JWK> keys() {
        List<JWK> ready = KeyProvider.Companion.keysFromFile(KeyProvider.INITIAL_KEYS_FILE);
        return Stream.generate(() -> ready).limit(200).flatMap(List::stream).toList();
    }

    @BeforeEach
    void fabrikamIsRecorded() {
        scenario = new InvitationScenario(context);
        DomainName name = new DomainName(domain);
        organisations.addPartner(
                new Organisation(fabrikam, "Fabrikam", Set.of(name), name, "en", Optional.empty()), ada().toString());
        record(URI.create(PROVIDERS.issuerUrl(issuer).toString()), Optional.empty());
    }

    void record(URI issuerAddress, Optional<Connection> connection) {
        partners.record(
                new Partner(
                        fabrikam,
                        "Fabrikam",
                        PartnerStanding.KNOWN,
                        false,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        UnreachableAction.INVITATION,
                        connection,
                        Optional.of(new SignInProvider(issuerAddress, "guestflow", "litware"))),
                ada());
    }

    RequestId invited() {
        return scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
    }

    /** A guest who has redeemed by a code, before the partner had a provider. */
    void redeemedByCode() throws RedemptionRefused {
        RequestId request = invited();
        RedeemingGuest browser = new RedeemingGuest(context, scenario.link(request));
        browser.starts();
        browser.showsTheCode();
        browser.consents();
    }

    /** The next answer of the partner's provider. */
    void fabrikamSays(String subject, String mail, boolean verified) {
        fabrikamSays(subject, Map.of("email", mail, "email_verified", verified));
    }

    void fabrikamSays(String subject, Map<String, Object> claims) {
        providerSays(issuer, subject, claims);
    }

    static void providerSays(String issuer, String subject, Map<String, Object> claims) {
        PROVIDERS.enqueueCallback(new DefaultOAuth2TokenCallback(
                issuer, subject, "JWT", List.of("guestflow"), new HashMap<>(claims), 3600));
    }

    /** Types the address into the sign-in page and goes to the organisation that it leads to, and back. */
    HttpResponse<String> signsIn(Visitor visitor, String address) {
        HttpResponse<String> answer =
                visitor.submit(visitor.open("/sign-in"), "form#mail-code", Map.of("address", address));
        return goesThere(visitor, answer);
    }

    /** Goes where a page refreshes to, through the provider and back. */
    static HttpResponse<String> goesThere(Visitor visitor, HttpResponse<String> page) {
        String way = page.headers().firstValue("Refresh").orElseThrow().replaceFirst("0;url=", "");
        return visitor.get(callback(authorization(visitor, way)));
    }

    /** The provider's authorization endpoint with the request, as the browser is sent to it. */
    static URI authorization(Visitor visitor, String way) {
        return URI.create(visitor.get(way).headers().firstValue("Location").orElseThrow());
    }

    /** What the provider sends the browser back with, as path and query of ours. */
    static String callback(URI authorization) {
        try {
            HttpResponse<String> answer =
                    LINE.send(HttpRequest.newBuilder(authorization).build(), BodyHandlers.ofString());
            URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
            return back.getRawPath() + "?" + back.getRawQuery();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Visitor somebody() {
        return new Visitor(PORT);
    }

    static String whereTo(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere, " + answer.statusCode() + " " + answer.body());
    }

    static String refusal(HttpResponse<String> answer) {
        Document page = Jsoup.parse(answer.body());
        return answer.statusCode() + " " + page.select("main").attr("id");
    }

    static boolean isSignedIn(Visitor visitor) {
        return visitor.get("/").statusCode() == 200;
    }

    UserId ada() {
        return user("ada@woodgrove.com").id();
    }

    User user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow()).orElseThrow();
    }
}
