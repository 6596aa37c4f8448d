package org.guestflow.panel.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Barriers;
import org.guestflow.support.Browser;
import org.guestflow.support.MailFor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uploading a list as people see it, in a real Chromium. */
@ApplicationTest
class BulkInBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"desktop, light", "phone, dark"})
    void oliviaUploadsAListAndWatchesIt(String device, String theme) throws IOException {
        String nora = "nora-" + UUID.randomUUID() + "@litware.com";
        Path file = Files.writeString(folder.resolve("guests.csv"), """
                email,name,end date
                %s,Nora,
                ben@woodgrove.com,Ben,
                %s,Nora,
                someone@unknown.example,,
                not an address,,2030-01-01,
                too,many,cells,here
                """.formatted(nora, nora));
        try (Browser olivia = Browser.open(port)) {
            if ("phone".equals(device)) {
                olivia.driver().manage().window().setSize(new Dimension(500, 900));
            }
            olivia.signIn("olivia@woodgrove.com");
            olivia.driver()
                    .findElement(By.cssSelector("button[name=theme][value=" + theme + "]"))
                    .click();
            olivia.see("html[data-theme=" + theme + "]");
            olivia.go("/bulk");
            new Select(olivia.see("#target")).selectByVisibleText("Project Atlas");
            look(olivia, device + "-upload");
            olivia.see("#file").sendKeys(file.toString());
            olivia.see("#send").click();

            WebElement invite = olivia.see("#invite");
            look(olivia, device + "-checked");
            invite.click();

            olivia.waiting().until(ExpectedConditions.textToBe(By.id("state-heading"), "Done"));
            MailFor.recipient(nora).await(1);
            look(olivia, device + "-done");
            assertThat(olivia.complaints()).isEmpty();
        }
    }

    @Test
    void whoIsPressingAButtonWhileTheWorkGoesOnPressesTheSameOne() throws IOException {
        Path file = Files.writeString(
                folder.resolve("guests.csv"),
                "email\nfirst-" + UUID.randomUUID() + "@litware.com\nlater-" + UUID.randomUUID() + "@litware.com\n");
        int before = limit();
        try (Browser olivia = Browser.open(port)) {
            olivia.signIn("olivia@woodgrove.com");
            olivia.go("/bulk");
            new Select(olivia.see("#target")).selectByVisibleText("Project Atlas");
            olivia.see("#file").sendKeys(file.toString());
            olivia.see("#send").click();
            WebElement invite = olivia.see("#invite");
            limit(1);
            invite.click();
            olivia.see("#waits");
            WebElement cancel = olivia.see("#cancel");
            String waits = olivia.see("#waits time").getDomAttribute("datetime");

            jdbc.sql(
                            "UPDATE bulk_upload SET waits_until = waits_until + interval '1 minute' WHERE waits_until IS NOT NULL")
                    .update();
            olivia.waiting()
                    .until(ExpectedConditions.not(
                            ExpectedConditions.attributeToBe(By.cssSelector("#waits time"), "datetime", waits)));

            cancel.click();
            olivia.waiting().until(ExpectedConditions.textToBe(By.id("state-heading"), "Cancelled"));
            assertThat(olivia.complaints()).isEmpty();
        } finally {
            limit(before);
        }
    }

    private int limit() {
        return jdbc.sql("SELECT invitations_per_inviter FROM tenant_setting")
                .query(Integer.class)
                .single();
    }

    private void limit(int invitations) {
        jdbc.sql("UPDATE tenant_setting SET invitations_per_inviter = :limit")
                .param("limit", invitations)
                .update();
    }

    @Test
    void aFileThatIsTooLargeIsNotEvenSent() throws IOException {
        Path file = Files.write(folder.resolve("large.csv"), new byte[1024 * 1024 + 1]);
        try (Browser olivia = Browser.open(port)) {
            olivia.signIn("olivia@woodgrove.com");
            olivia.go("/bulk");
            olivia.see("#file").sendKeys(file.toString());
            olivia.see("#send").click();

            assertThat(olivia.see("#file").getDomProperty("validationMessage")).contains("larger than one megabyte");
            assertThat(olivia.driver().getCurrentUrl()).endsWith("/bulk");
        }
    }

    private static void look(Browser browser, String name) {
        assertThat(Barriers.on(browser)).as(name).isEmpty();
        assertThat((Boolean) browser.driver()
                        .executeScript(
                                "return document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                .as(name)
                .isFalse();
        browser.picture("bulk-" + name);
    }
}
