package org.guestflow.demo.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.guestflow.support.ApplicationTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

@ApplicationTest
class MailboxPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JavaMailSender sender;

    private final String address = "reader+" + UUID.randomUUID() + "@partner.example";

    @Test
    void aMailIsFoundFromTheListOfMailboxesAndRead() throws MessagingException {
        send(
                "Hello <b>Guest</b>",
                "Go to https://guestflow.example/redeem/abc-_.\nThen <come> back.",
                "<html><head></head><body><p>Hi</p><img src=\"cid:logo\"></body></html>");

        Document mailboxes = page("/demo/mailbox");
        Document mailbox = follow(mailboxes.selectFirst("a:contains(%s)".formatted(address)));
        Document mail = follow(mailbox.selectFirst("a:contains(Hello)"));

        assertThat(mail.selectFirst("h1").text()).isEqualTo("Hello <b>Guest</b>");
        assertThat(mail.selectFirst("dl").text()).contains("Olivia from WoodGrove", address);
        assertThat(mail.selectFirst("#text").text()).contains("Then <come> back.");
        assertThat(mail.selectFirst("#text a").attr("href")).isEqualTo("https://guestflow.example/redeem/abc-_");
    }

    @Test
    void theHtmlPartIsShownInAFrameThatRunsNothing() throws MessagingException {
        send("Frame", "Text", "<html><head></head><body><script>alert(1)</script><img src=\"cid:logo\"></body></html>");

        Response answer = RestAssured.given()
                .port(port)
                .queryParam("address", address)
                .queryParam("uid", firstUid())
                .get("/demo/mailbox");
        Element frame = Jsoup.parse(answer.asString()).selectFirst("iframe");

        assertThat(frame.attr("sandbox")).isEqualTo("allow-popups allow-popups-to-escape-sandbox");
        assertThat(frame.attr("srcdoc")).contains("<base target=\"_blank\">", "src=\"data:image/png;base64,");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @Test
    void anAddressWithoutMailHasAnEmptyMailbox() {
        assertThat(page("/demo/mailbox?address=nobody@partner.example").text()).contains("No mail has arrived");
    }

    @Test
    void aMailThatIsNotThereIsNotFound() {
        RestAssured.given()
                .port(port)
                .get("/demo/mailbox?address=nobody@partner.example&uid=1")
                .then()
                .statusCode(404);
    }

    private void send(String subject, String text, String html) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper mail = new MimeMessageHelper(message, true, "UTF-8");
        mail.setFrom("Olivia from WoodGrove <guestflow@woodgrove.com>");
        mail.setTo(address);
        mail.setSubject(subject);
        mail.setText(text, html);
        mail.addInline("logo", new ByteArrayResource("picture".getBytes(StandardCharsets.US_ASCII)), "image/png");
        sender.send(message);
    }

    private String firstUid() {
        return page("/demo/mailbox?address=" + address.replace("+", "%2B"))
                .selectFirst("main li a")
                .attr("href")
                .replaceFirst(".*uid=", "");
    }

    private Document follow(Element link) {
        return page(link.attr("href"));
    }

    private Document page(String path) {
        return Jsoup.parse(RestAssured.given()
                .port(port)
                .urlEncodingEnabled(false)
                .get(path)
                .asString());
    }
}
