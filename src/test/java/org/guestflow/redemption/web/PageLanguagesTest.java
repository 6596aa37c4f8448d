package org.guestflow.redemption.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.net.http.HttpResponse;
import java.util.Map;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which language the pages speak. */
@ApplicationTest
class PageLanguagesTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private final String guest = somebodyAt("litware.com");
    private InvitationScenario scenario;

    @BeforeEach
    void people() {
        scenario = new InvitationScenario(context);
    }

    @ParameterizedTest
    @CsvSource({
        "ja, en, ja, コード",
        "'', de-CH;q=0.9, de, Einladung",
        "'', 'pt-BR, fr;q=0.5', fr, invitation",
        "'', pt, en, invites you",
        "es, de, es, invitación",
        "pt, ja, ja, 招待"
    })
    void thePagesSpeakTheGuestsLanguage(String invitation, String browser, String expected, String word) {
        Map<String, Object> request = toGroup(guest, "project-atlas");
        if (!invitation.isEmpty()) {
            request.put("messageLanguage", invitation);
        }
        scenario.invites(OLIVIA, request);
        Invitee invitee = Invitee.withMail(port, guest);
        invitee.browser().speaking(browser);

        HttpResponse<String> landing = invitee.opens("");

        assertThat(Invitee.read(landing).select("html").attr("lang")).isEqualTo(expected);
        assertThat(landing.headers().firstValue("Content-Language")).contains(expected);
        assertThat(Invitee.read(landing).text()).contains(word).doesNotContain("??");
    }

    @Test
    void theChosenLanguageHoldsOnEveryFurtherPageAndForTheMail() {
        scenario.invites(OLIVIA, toGroup(guest, "project-atlas"));
        Invitee invitee = Invitee.withMail(port, guest);
        assertThat(invitee.page("?lang=de")
                        .select(".languages a[aria-current=true]")
                        .text())
                .isEqualTo("Deutsch");

        invitee.starts();

        assertThat(invitee.page("/passcode").select("h1").text()).isEqualTo("Geben Sie den Code ein");
        assertThat(jdbc.sql("SELECT language FROM notice WHERE kind = 'passcode' AND recipient = :guest")
                        .param("guest", guest)
                        .query(String.class)
                        .single())
                .isEqualTo("de");
    }
}
