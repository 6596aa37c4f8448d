package org.guestflow.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;

/** A guest asks for a colleague, the owner of the group finds the task over the engine's API and approves; then the mail goes out. Three calls. */
final class Approvals {

    private static final String REQUEST = """
            {"invitedUserEmailAddress": "approved-%s@fabrikam.example", "sendInvitationMessage": true, "target": {"type": "group", "id": "project-atlas"}}""";
    private static final String APPROVE = "{\"variables\": {\"decision\": {\"value\": \"approve\"}}}";
    private static final String OWNER = "olivia@woodgrove.com";

    private final Programs programs;
    private final int port;
    private final ObjectMapper json = new ObjectMapper();

    Approvals(Programs programs, int port) {
        this.programs = programs;
        this.port = port;
    }

    void once(int number) throws IOException, InterruptedException {
        HttpResponse<String> asked = require(
                201,
                programs.post(
                        port, "sam@litware.com", "/v1.0/invitations", null, REQUEST.formatted(UUID.randomUUID())));
        String request = json.readTree(asked.body()).required("id").textValue();
        HttpResponse<String> tasks =
                require(200, programs.get(port, OWNER, "/engine-rest/task?processInstanceBusinessKey=" + request));
        String task = json.readTree(tasks.body()).required(0).required("id").textValue();
        require(204, programs.post(port, OWNER, "/engine-rest/task/" + task + "/complete", null, APPROVE));
    }

    private static HttpResponse<String> require(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
