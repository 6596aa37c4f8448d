package org.guestflow.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestflow.bulk.BulkUploads;
import org.guestflow.directory.Target;
import org.guestflow.directory.Targets;
import org.guestflow.directory.Users;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.guestflow.support.ApplicationTest;
import org.guestflow.support.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The place from which a list goes on is opaque, and whoever makes one up gets a plain refusal. */
@ApplicationTest
class ListPlacesTest {

    private static final String OLIVIA = "olivia@woodgrove.com";

    @LocalServerPort
    private int port;

    @Autowired
    private Targets targets;

    @Autowired
    private Users users;

    @Autowired
    private BulkUploads uploads;

    @Test
    void aCharacterThatNoTextHasIsRefusedEverywhere() {
        Visitor ada = Visitor.signedIn(port, "ada@woodgrove.com");

        for (String list : List.of(
                "/owned?text=",
                "/requests?text=",
                "/administration/guests?sponsor=",
                "/administration/guests.csv?text=",
                "/administration/audit?actor=",
                "/engine-rest/task?nameLike=",
                "/camunda/api/engine/engine/default/task?nameLike=")) {
            for (String text : List.of("%00", "a%00b")) {
                assertThat(ada.get(list + text).statusCode()).as(list + text).isEqualTo(400);
            }
        }
        Document roles = ada.open("/administration/roles");
        assertThat(ada.submit(roles, "form[action$=/find]", Map.of("person", "a\0b"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPlaceThatIsNoneOfOursIsRefused() throws RuleViolation {
        Visitor olivia = Visitor.signedIn(port, OLIVIA);
        UUID atlas = targets.findGroup("project-atlas").orElseThrow().id();
        UUID uploaded = uploads.take(
                users.findByMail(EmailAddress.parse(OLIVIA).orElseThrow()).orElseThrow(),
                Target.group(atlas),
                "places.csv",
                "email\nben@woodgrove.com".getBytes(StandardCharsets.UTF_8));

        for (String list : List.of(
                "/owned",
                "/requests",
                "/requests/additions",
                "/bulk",
                "/bulk/" + uploaded,
                "/my-data",
                "/groups/" + atlas)) {
            for (String place : List.of("x", "%00", "YQpi", "bm93CnRoZXJl", "'--")) {
                int answer = olivia.get(list + "?after=" + place).statusCode();
                assertThat(answer).as(list + " " + place).isIn(200, 400);
            }
        }
        assertThat(olivia.get("/requests?after=x").statusCode()).isEqualTo(400);
    }
}
