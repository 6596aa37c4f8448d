package org.guestflow.harness;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that are measured, and when each invitation was asked for. */
final class Calls {

    private static final String INVITATION = """
            {"invitedUserEmailAddress": "%s", "sendInvitationMessage": true, "target": {"type": "group", "id": "%s"}}""";
    private static final String START = """
            {"variables": {"invitedUserEmailAddress": {"value": "%s"}, "targetType": {"value": "group"}, "targetId": {"value": "%s"}}}""";

    private final Programs programs;
    private final int port;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();

    Calls(Programs programs, int port) {
        this.programs = programs;
        this.port = port;
    }

    /** When somebody's invitation was asked for; empty where it was not. */
    Optional<Instant> askedFor(String guest) {
        return Optional.ofNullable(asked.get(guest));
    }

    void inviteOverGraph(int number) throws IOException, InterruptedException {
        invite(number, "/v1.0/invitations", INVITATION, 201);
    }

    void inviteOverTheEngine(int number) throws IOException, InterruptedException {
        invite(number, "/engine-rest/process-definition/key/invitation/start", START, 200);
    }

    void listGuests(int number) throws IOException, InterruptedException {
        require(200, programs.get(port, "ada@woodgrove.com", "/v1.0/users?$filter=userType%20eq%20'Guest'&$top=25"));
    }

    private void invite(int number, String path, String body, int expected) throws IOException, InterruptedException {
        invite(number, path, body, expected, "guest-" + UUID.randomUUID() + "@fabrikam.example");
    }

    /** Invites this guest. */
    void invite(int number, String guest) throws IOException, InterruptedException {
        invite(number, "/v1.0/invitations", INVITATION, 201, guest);
    }

    private void invite(int number, String path, String body, int expected, String guest)
            throws IOException, InterruptedException {
        asked.put(guest, clock.instant());
        require(
                expected,
                programs.post(
                        port, Woodgrove.inviter(number), path, null, body.formatted(guest, Woodgrove.group(number))));
    }

    private static void require(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
