package org.guestflow.harness;

import java.io.IOException;

/** Signals to processes of our own. */
final class Signals {

    private Signals() {}

    static void send(String signal, long pid) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill -" + signal + " " + pid + " ended with " + status);
        }
    }
}
