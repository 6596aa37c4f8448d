package org.guestflow.graph.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.directory.Users;
import org.guestflow.partner.DelegatedTokens;
import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.partner.SignInProvider;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.EmailAddress;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.RestCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Users hand over their own organisation's token; the provider is a stand-in that answers as OpenID Connect says. */
@ApplicationTest
class PartnerTokensOverGraphTest {

    private static final String SAM = "sam@litware.com";

    @LocalServerPort
    private int port;

    @Autowired
    private Partners partners;

    @Autowired
    private Users users;

    @Autowired
    private DelegatedTokens tokens;

    private HttpServer provider;
    private Partner asRecorded;
    private String userInfo = "";
    private String issuer = "";

    @BeforeEach
    void litwareHasAProvider() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            boolean discovery = exchange.getRequestURI().getPath().endsWith("/openid-configuration");
            String base = "http://127.0.0.1:" + provider.getAddress().getPort();
            String body = discovery
                    ? "{\"issuer\":\"" + issuer + "\",\"userinfo_endpoint\":\"" + base + "/userinfo\"}"
                    : userInfo;
            boolean known =
                    "Bearer sams-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        provider.start();
        issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        asRecorded = partners.find(new DomainName("litware.com")).orElseThrow();
        record(Optional.of(new SignInProvider(URI.create(issuer), "guestflow", "litware")));
    }

    @AfterEach
    void asItWas() {
        tokens.forget(sam().id());
        partners.record(asRecorded, ada().id());
        provider.stop(0);
    }

    @Test
    void samsOwnTokenIsKeptUntilHeTakesItBack() {
        userInfo = "{\"sub\":\"1\",\"email\":\"Sam@Litware.com\",\"email_verified\":true}";

        put("sams-token").then().statusCode(204);
        assertThat(tokens.find(sam().id(), asRecorded.id())).contains("sams-token");

        RestCaller.as(port, SAM).graphDelete("/me/partnerTokens").then().statusCode(204);
        assertThat(tokens.find(sam().id(), asRecorded.id())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"sub":"1","email":"lena@litware.com","email_verified":true}  | TokenOfSomebodyElse
            {"sub":"1","email":"sam@litware.com","email_verified":false}  | TokenOfSomebodyElse
            {"sub":"1","email":"sam@litware.com"}                         | TokenOfSomebodyElse
            {"sub":"1"}                                                   | TokenOfSomebodyElse
            """)
    void aTokenOfSomebodyElseOrOfNobodyVerifiedIsNotTaken(String claims, String rule) {
        userInfo = claims;

        put("sams-token").then().statusCode(403).body("error.innerError.code", equalTo(rule));

        assertThat(tokens.find(sam().id(), asRecorded.id())).isEmpty();
    }

    @Test
    void aTokenThatTheProviderDoesNotKnowIsNotTaken() {
        userInfo = "{\"sub\":\"1\",\"email\":\"sam@litware.com\",\"email_verified\":true}";

        assertThat(put("another-token").statusCode()).isIn(403, 409);
        put("with\nline").then().statusCode(400).body("error.innerError.code", equalTo("TokenMalformed"));
        assertThat(tokens.find(sam().id(), asRecorded.id())).isEmpty();
    }

    @Test
    void aProviderThatIsAnotherThanRecordedIsNotAsked() {
        userInfo = "{\"sub\":\"1\",\"email\":\"sam@litware.com\",\"email_verified\":true}";
        issuer = "https://elsewhere.example";

        put("sams-token").then().statusCode(409).body("error.innerError.code", equalTo("PartnerUnreachable"));
        assertThat(tokens.find(sam().id(), asRecorded.id())).isEmpty();
    }

    @Test
    void withoutAProviderNobodyCouldSayWhoseItIs() {
        record(Optional.empty());

        put("sams-token").then().statusCode(409).body("error.innerError.code", equalTo("NoSignInProvider"));
    }

    private Response put(String token) {
        return RestCaller.as(port, SAM)
                .graphPut("/me/partnerTokens/litware.com", Map.of("accessToken", token, "expiresIn", 300));
    }

    private void record(Optional<SignInProvider> signIn) {
        partners.record(
                new Partner(
                        asRecorded.id(),
                        asRecorded.displayName(),
                        asRecorded.standing(),
                        asRecorded.directAddition(),
                        asRecorded.targets(),
                        asRecorded.sponsors(),
                        asRecorded.assignedMembers(),
                        asRecorded.longestAccess(),
                        asRecorded.whenUnreachable(),
                        asRecorded.connection(),
                        signIn),
                ada().id());
    }

    private User sam() {
        return user(SAM);
    }

    private User ada() {
        return user("ada@woodgrove.com");
    }

    private User user(String mail) {
        return users.findByMail(EmailAddress.parse(mail).orElseThrow()).orElseThrow();
    }
}
