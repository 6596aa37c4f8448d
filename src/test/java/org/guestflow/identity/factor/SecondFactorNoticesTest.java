package org.guestflow.identity.factor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.guestflow.directory.User;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.AuthenticatorApp;
import org.guestflow.support.Colleague;
import org.guestflow.support.MailFor;
import org.guestflow.support.RestCaller;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** People are told by mail when their second factors change: a thief who adds or removes one does not do it unseen (threats.md B10). */
@ApplicationTest
class SecondFactorNoticesTest {

    private static final String SECURITY = "/sign-in-security";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private User mia;
    private Visitor visitor;

    @BeforeEach
    void aColleagueRegistersAnApp() {
        mia = Colleague.named(context, "mia");
        visitor = Visitor.signedIn(port, mia.mail().toString());
        AuthenticatorApp.registeredBy(visitor);
    }

    @Test
    void addingOneIsTold() throws Exception {
        assertThat(newest(1).getSubject()).isEqualTo("A second factor was added to your account at WoodGrove");
        assertThat(MailFor.text(newest(1))).contains(SECURITY, "tell your administrator at once");
    }

    @Test
    void removingOneIsTold() throws Exception {
        Document remove =
                visitor.open(visitor.open(SECURITY).select("#factors a").attr("href"));
        visitor.submit(remove, "main form", Map.of());

        assertThat(newest(2).getSubject()).isEqualTo("A second factor was removed from your account at WoodGrove");
    }

    @Test
    void anAdministratorsResetIsTold() throws Exception {
        RestCaller.as(port, "ada@woodgrove.com").graphDelete("/users/" + mia.id() + "/authentication/methods");

        assertThat(newest(2).getSubject()).isEqualTo("Your second factors at WoodGrove were reset");
    }

    private MimeMessage newest(int number) {
        return MailFor.recipient(mia.mail().toString()).await(number).get(number - 1);
    }
}
