package org.guestflow.graph.request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** A call that its caller may repeat: what it is known by, and what it asks for. */
final class RepeatableCall {

    private final String caller;
    private final String clientRequestId;
    private final byte[] asked;

    /**
     * Takes the call's parts.
     *
     * @param caller who calls, and with which program
     * @param clientRequestId the id that he gave the call
     * @param head method, address and permissions
     * @param body the body
     */
    RepeatableCall(String caller, String clientRequestId, String head, byte[] body) {
        this.caller = Objects.requireNonNull(caller, "caller");
        this.clientRequestId = Objects.requireNonNull(clientRequestId, "clientRequestId");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        all.write('\n');
        all.writeBytes(body);
        this.asked = all.toByteArray();
    }

    String caller() {
        return caller;
    }

    String clientRequestId() {
        return clientRequestId;
    }

    /** Everything that is the same where the call is the same. */
    byte[] asked() {
        return Arrays.copyOf(asked, asked.length);
    }

    /** Where its answer stands. */
    String place() {
        return caller + " " + clientRequestId;
    }
}
