package org.guestflow.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guestflow.support.InvitationScenario.somebodyAt;
import static org.guestflow.support.InvitationScenario.toGroup;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.InvitationScenario;
import org.guestflow.support.MailFor;
import org.guestflow.support.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Has Lighthouse rate how fast the three pages are that most people see, on a machine that does nothing else: {@code mvn -Pbench verify -Dtest=PageSpeed}. */
@Tag("bench")
@ApplicationTest
class PageSpeed {

    private static final String OLIVIA = "olivia@woodgrove.com";
    private static final int LEAST = 95;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Test
    void lighthouseRatesThePagesFast() throws IOException, InterruptedException {
        PageTools tools = PageTools.installed();
        String guest = somebodyAt("litware.com");
        new InvitationScenario(context).invites(OLIVIA, toGroup(guest, "project-atlas"));
        String link = "/redeem/" + MailFor.recipient(guest).tokenInMail(1);
        String olivia = "guestflow="
                + Visitor.signedIn(port, OLIVIA).cookie("guestflow").orElseThrow();

        Map<String, Long> rated = new TreeMap<>();
        for (Map.Entry<String, String> page : Map.of("/", olivia, "/groups/project-atlas/add", olivia, link, "")
                .entrySet()) {
            String url = "http://localhost:" + port + page.getKey();
            rated.put(
                    page.getKey(),
                    tools.rating(url, page.getValue(), Set.of("performance")).get("performance"));
        }

        System.out.println("Lighthouse, performance: " + rated);
        assertThat(rated)
                .hasSize(3)
                .allSatisfy((page, points) -> assertThat(points).isGreaterThanOrEqualTo(LEAST));
    }
}
