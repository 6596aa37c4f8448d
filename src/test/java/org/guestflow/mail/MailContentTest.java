package org.guestflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guestflow.support.TestMail;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the mails say, as they arrive. */
class MailContentTest {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ja");

    private static MailSystem system;

    @BeforeAll
    static void start() {
        system = MailSystem.sendingTo(TestMail.server().getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    static Stream<Arguments> everyMail() {
        return Arrays.stream(NoticeKind.values())
                .flatMap(kind -> LANGUAGES.stream().map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("everyMail")
    void everyMailIsCompleteInEveryLanguage(NoticeKind kind, String language) throws Exception {
        Notice notice = Notices.with(kind, language, Map.of(NoticeContent.REASON, "Not this quarter."));

        MimeMessage mail = arrived(notice);

        Document html = Jsoup.parse(Mailbox.html(mail));
        assertThat(Stream.of(mail.getSubject(), Mailbox.text(mail), html.text()))
                .allSatisfy(text ->
                        assertThat(text).isNotBlank().doesNotContain("??", "{", "}", "[#", "[(", "[/]", "null"));
        assertThat(mail.getHeader("Content-Language")).containsExactly(language);
        assertThat(html.getElementsByTag("html").attr("lang")).isEqualTo(language);
        assertThat(html.getElementsByTag("title").get(0).wholeText()).isEqualTo(mail.getSubject());
        assertThat(html.getElementsByTag("h1")).hasSize(1);
        assertThat(List.of(Mailbox.text(mail), html.text()))
                .allSatisfy(text -> assertThat(text)
                        .contains("WoodGrove", "woodgrove.com")
                        .containsPattern("https://woodgrove\\.com/privacy|" + text("footer.privacy", language)));
        if (kind.isPasscode()) {
            assertThat(Mailbox.text(mail)).contains(MailSystem.CODE);
            assertThat(html.text()).contains(MailSystem.CODE);
            assertThat(mail.getSubject()).doesNotContain(MailSystem.CODE);
        } else {
            assertThat(Mailbox.text(mail)).contains("Project Atlas");
            assertThat(html.text()).contains("Project Atlas");
        }
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void everyMailSaysThatAMachineSentIt(NoticeKind kind) throws Exception {
        MimeMessage mail = arrived(Notices.of(kind, "en"));

        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo("guestflow@woodgrove.com");
        assertThat(rawHeaders(mail)).allSatisfy(header -> assertThat(header).matches("\\p{ASCII}*"));
    }

    @ParameterizedTest
    @CsvSource({"en,'March 31, 2027'", "de,31. März 2027", "fr,31 mars 2027", "es,31 de marzo de 2027", "ja,2027年3月31日"
    })
    void theInvitationHasItsElementsInTheirOrder(String language, String until) throws Exception {
        Notice notice = Notices.with(
                NoticeKind.INVITATION, language, Map.of(NoticeContent.MESSAGE, "Hello Kim!\nSee you on Monday."));

        MimeMessage mail = arrived(notice);

        String leadsTo = text("link.leads-to", language);
        String footer = text("footer.sender", language);
        String block = text("footer.block", language);
        assertThat(mail.getSubject()).contains("Olivia Wood", "WoodGrove");
        assertThat(Jsoup.parse(Mailbox.html(mail)).text())
                .containsSubsequence(
                        text("invitation.warning", language),
                        "W",
                        "WoodGrove",
                        "woodgrove.com",
                        "Project Atlas",
                        until,
                        "OW",
                        "Olivia Wood",
                        "olivia@woodgrove.com",
                        "Hello Kim!",
                        "See you on Monday.",
                        text("invitation.button", language),
                        MailSystem.LINK,
                        leadsTo,
                        footer,
                        text("footer.privacy", language),
                        block);
        assertThat(Mailbox.text(mail))
                .containsSubsequence(
                        text("invitation.warning", language),
                        "WoodGrove",
                        "woodgrove.com",
                        "Project Atlas",
                        until,
                        "Olivia Wood",
                        "olivia@woodgrove.com",
                        "Hello Kim!\nSee you on Monday.",
                        text("invitation.button", language),
                        MailSystem.LINK,
                        leadsTo,
                        footer,
                        "https://woodgrove.com/privacy?a=1&b=2",
                        block,
                        "https://guestflow.woodgrove.com/block/");
    }

    @Test
    void theInvitationComesFromTheInviterByTheSystemAndAnswersGoToTheInviter() throws Exception {
        MimeMessage mail = arrived(Notices.invitation());

        assertThat(mail.getFrom())
                .extracting(Address::toString)
                .containsExactly("Olivia Wood from WoodGrove <guestflow@woodgrove.com>");
        assertThat(mail.getReplyTo())
                .extracting(Address::toString)
                .containsExactly("Olivia Wood <olivia@woodgrove.com>");
    }

    @Test
    void theInvitationHasOneButtonWhichIsTheLink() {
        Document html = Jsoup.parse(Mailbox.html(arrived(Notices.invitation())));

        assertThat(html.select("a.button"))
                .singleElement()
                .satisfies(button -> assertThat(button.attr("href")).isEqualTo(MailSystem.LINK));
        assertThat(html.select("form, script, iframe, object, input")).isEmpty();
    }

    @Test
    void whatPeopleWroteIsTextAndNothingElse() throws Exception {
        String wicked =
                "<img src=x onerror=alert(1)><a href='https://evil.example'>x</a> [[${7*7}]] [(${7*7})] __${7*7}__ {inviterMail} #{label.group} https://evil.example/login";
        Notice notice = Notices.with(
                NoticeKind.INVITATION,
                "en",
                Map.of(
                        NoticeContent.INVITER_NAME, wicked,
                        NoticeContent.TARGET_NAME, wicked,
                        NoticeContent.MESSAGE, wicked));

        MimeMessage mail = arrived(notice);

        Document html = Jsoup.parse(Mailbox.html(mail));
        assertThat(html.select("img")).isEmpty();
        assertThat(html.select("a"))
                .allSatisfy(link ->
                        assertThat(link.attr("href")).startsWith("https://").doesNotContain("evil"));
        assertThat(html.text())
                .contains("<img src=x onerror=alert(1)>", "[[${7*7}]]", "{inviterMail}")
                .doesNotContain("49");
        assertThat(Mailbox.text(mail)).contains("<img src=x onerror=alert(1)>").doesNotContain("49");
    }

    @ParameterizedTest
    @CsvSource({
        "'Eve\r\nBcc: all@litware.com'",
        "'Eve\nBcc: all@litware.com'",
        "'Eve\u010d\u010aBcc: all@litware.com'",
        "'Eve\u2028Bcc: all@litware.com'",
        "'=?UTF-8?Q?Eve=0D=0ABcc:_all@litware.com?='",
        "'\"Eve\" <eve@evil.example>, \"\u202eeilA'"
    })
    void aNameCannotAddAHeaderOrAnAddress(String name) throws Exception {
        Notice notice = Notices.with(
                NoticeKind.INVITATION, "en", Map.of(NoticeContent.INVITER_NAME, name, NoticeContent.TARGET_NAME, name));

        MimeMessage mail = arrived(notice);

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getFrom())
                .singleElement()
                .satisfies(from ->
                        assertThat(((InternetAddress) from).getAddress()).isEqualTo("guestflow@woodgrove.com"));
        assertThat(mail.getReplyTo())
                .singleElement()
                .satisfies(to -> assertThat(((InternetAddress) to).getAddress()).isEqualTo("olivia@woodgrove.com"));
        assertThat(mail.getAllRecipients())
                .extracting(Address::toString)
                .containsExactly(notice.recipient().toString());
        assertThat(mail.getSubject()).doesNotContain("\n", "\r", "\u202e");
    }

    @Test
    void namesOfAllScriptsArriveAsTheyAre() throws Exception {
        String name = "Zoë Čapek 山田太郎 🌿";
        MimeMessage mail = arrived(Notices.with(NoticeKind.INVITATION, "ja", Map.of(NoticeContent.INVITER_NAME, name)));

        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo(name + "（WoodGrove）");
        assertThat(mail.getSubject()).contains(name);
        assertThat(Mailbox.text(mail)).contains(name);
        assertThat(rawHeaders(mail)).allSatisfy(header -> assertThat(header).matches("\\p{ASCII}*"));
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        MimeMessage mail = arrived(Notices.with(
                NoticeKind.INVITATION,
                "en",
                Map.of(NoticeContent.MESSAGE, "🌿".repeat(1200), NoticeContent.TARGET_NAME, "x".repeat(5000))));

        assertThat(Mailbox.text(mail))
                .contains("🌿".repeat(999) + "…")
                .doesNotContain("🌿".repeat(1000))
                .contains("x".repeat(119) + "…")
                .doesNotContain("x".repeat(120));
    }

    @Test
    void aMailWithoutALinkHasNoButton() {
        Document html = Jsoup.parse(Mailbox.html(arrived(Notices.of(NoticeKind.INVITATION_DECLINED, "en"))));

        assertThat(html.text()).contains("The guest does not want this access.");
    }

    @ParameterizedTest
    @CsvSource({"de-AT,de", "pt-BR,en", "JA,ja", "fr-CA,fr", "'',en", "x-klingon,en"})
    void theNearestLanguageIsTaken(String wanted, String taken) throws Exception {
        assertThat(arrived(Notices.of(NoticeKind.PASSCODE, wanted)).getHeader("Content-Language"))
                .containsExactly(taken);
    }

    @Test
    void aRejectionWithoutReasonSaysThatNobodyAnswered() {
        assertThat(Mailbox.text(arrived(Notices.of(NoticeKind.REQUEST_REJECTED, "en"))))
                .contains("Nobody decided on your request in time");
        assertThat(Mailbox.text(arrived(Notices.with(
                        NoticeKind.REQUEST_REJECTED, "en", Map.of(NoticeContent.REASON, "Ask me later.")))))
                .contains("was not approved", "Ask me later.");
    }

    private static MimeMessage arrived(Notice notice) {
        system.queue(notice);
        return Mailbox.onlyMailOf(notice.recipient());
    }

    private static List<String> rawHeaders(MimeMessage mail) throws Exception {
        return Collections.list(mail.getAllHeaders()).stream()
                .map(Header::getValue)
                .toList();
    }

    private static String text(String key, String language) {
        return system.part(MailTexts.class)
                .text(
                        language,
                        key,
                        Map.of(
                                "organisationName",
                                "WoodGrove",
                                "organisationDomain",
                                "woodgrove.com",
                                "linkHost",
                                "guestflow.woodgrove.com"));
    }
}
