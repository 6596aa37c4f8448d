package org.guestflow.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.guestflow.demo.TestLitware;

/** Sam adds colleagues with one request; done when all are members. */
final class Additions {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Installation at;
    private final Programs programs;
    private final int people;
    private final ObjectMapper json = new ObjectMapper();

    /** Of so many people at once. */
    Additions(Installation at, Programs programs, int people) {
        this.at = at;
        this.programs = programs;
        this.people = people;
    }

    void once(int number) throws IOException, InterruptedException {
        ask(number);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> members(number) == people);
    }

    /** Asks for a crowd of its own for each number, and gives the id of the request. */
    UUID ask(int number) throws IOException, InterruptedException {
        List<String> crowd = hire(number);
        HttpResponse<String> answer = programs.post(
                at.nodes().get(0).port(),
                "sam@litware.com",
                "/v1.0/directAdditions",
                null,
                json.writeValueAsString(Map.of(
                        "partner", "litware.com",
                        "users", crowd,
                        "targetType", "group",
                        "targetId", "project-atlas")));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return UUID.fromString(json.readTree(answer.body()).required("id").textValue());
    }

    private long members(int number) {
        return at.database()
                .jdbc()
                .sql("""
                        SELECT count(*) FROM group_member m JOIN directory_user u ON u.id = m.user_id
                        WHERE starts_with(lower(u.mail), :family)""")
                .param("family", family(number))
                .query(Long.class)
                .single();
    }

    private String family(int number) {
        return "crowd" + people + "x" + number + "x";
    }

    private List<String> hire(int number) {
        try {
            return TestLitware.directory().hire(family(number), people);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }
}
