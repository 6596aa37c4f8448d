package org.guestflow.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A program that asks for one invitation, with the same client-request-id at whichever node, until it is answered. */
final class Inviting implements Errand {

    private final Programs programs;
    private final Ledger ledger;
    private final String inviter;
    private final String group;
    private final String guest;
    private final String call = UUID.randomUUID().toString();
    private final ObjectMapper json = new ObjectMapper();

    Inviting(Installation at, int number, Ledger ledger) {
        this.programs = new Programs(at.http());
        this.ledger = ledger;
        this.inviter = Woodgrove.inviter(number);
        this.group = Woodgrove.group(number);
        this.guest = "guest-" + number + "@fabrikam.example";
    }

    String guest() {
        return guest;
    }

    @Override
    public Optional<Duration> attempt(int port) throws IOException, InterruptedException {
        HttpResponse<String> answer = programs.post(
                port,
                inviter,
                "/v1.0/invitations",
                call,
                json.writeValueAsString(Map.of(
                        "invitedUserEmailAddress",
                        guest,
                        "sendInvitationMessage",
                        true,
                        "target",
                        Map.of("type", "group", "id", group))));
        if (answer.statusCode() == 201) {
            ledger.invited(guest, json.readTree(answer.body()).required("id").textValue());
            return Optional.empty();
        }
        Optional<Duration> again = Programs.worthAnotherTryAfter(answer);
        if (again.isEmpty()) {
            ledger.refused("inviting " + guest + ": " + answer.statusCode() + " " + answer.body());
        } else {
            ledger.tryAgain();
        }
        return again;
    }
}
