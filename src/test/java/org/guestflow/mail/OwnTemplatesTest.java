package org.guestflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.guestflow.support.TestMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator's own templates and texts. */
class OwnTemplatesTest {

    @TempDir
    private Path folder;

    @Test
    void anAdministratorsFilesWinOverTheShippedOnes() throws Exception {
        write("invitation.txt", "Our own words for [(${inviterName})]: [(${link})]\n");
        write("request-denied.html", "<html><body><p>Sorry about <b th:text=\"${guestMail}\">x</b>.</p></body></html>");
        write("messages_en.properties", "invitation.subject = Come to {targetName}, says {inviterName}\n");
        write("messages_nl.properties", "invitation.subject = {inviterName} nodigt u uit voor {targetName}\n");

        try (MailSystem system =
                MailSystem.sendingTo(TestMail.server().getSmtp().getPort(), "guestflow.mail.templates=" + folder)) {
            MimeMessage invitation = arrived(system, Notices.invitation());
            assertThat(invitation.getSubject()).isEqualTo("Come to Project Atlas, says Olivia Wood");
            assertThat(Mailbox.text(invitation)).isEqualTo("Our own words for Olivia Wood: " + MailSystem.LINK + "\n");
            assertThat(Mailbox.html(invitation)).contains("View invitation");

            Notice denied = Notices.of(NoticeKind.REQUEST_DENIED, "en");
            assertThat(Mailbox.html(arrived(system, denied)))
                    .contains("Sorry about <b>" + denied.content().get(NoticeContent.GUEST_MAIL) + "</b>.");

            MimeMessage dutch = arrived(system, Notices.of(NoticeKind.INVITATION, "nl-BE"));
            assertThat(dutch.getSubject()).isEqualTo("Olivia Wood nodigt u uit voor Project Atlas");
            assertThat(Mailbox.html(dutch)).contains("View invitation");
        }
    }

    @Test
    void aBrokenTextStopsTheStart() throws IOException {
        write("messages_en.properties", "invitation.subject = {inviterName\n");

        assertThatThrownBy(() -> MailTexts.load(Optional.of(folder)))
                .hasMessageContaining("invitation.subject")
                .hasMessageContaining("en");
    }

    @Test
    void allShippedLanguagesHaveTheSameTexts() {
        MailTexts texts = MailTexts.load(Optional.empty());

        assertThat(texts.languages()).containsExactlyInAnyOrder("en", "de", "fr", "es", "ja");
        assertThat(texts.languages())
                .allSatisfy(language -> assertThat(texts.keys(language)).isEqualTo(texts.keys("en")));
    }

    @Test
    void aTextThatNeedsAValueSaysWhich() {
        MailTexts texts = MailTexts.load(Optional.empty());

        assertThatThrownBy(() -> texts.text("en", "invitation.heading", Map.of("inviterName", "Olivia")))
                .hasMessageContaining("targetName");
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }

    private static MimeMessage arrived(MailSystem system, Notice notice) {
        system.queue(notice);
        return Mailbox.onlyMailOf(notice.recipient());
    }
}
