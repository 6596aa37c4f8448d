package org.guestflow.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server of a few lines that answers as it is told, for what real ones only do on a bad day. Commands are named as in SMTP; {@code CONNECT} stands for the
 * greeting and {@code .} for the final dot. What nothing is scripted for is answered as a friendly server does.
 */
public final class ScriptedMailServer implements AutoCloseable {

    /** What the server does instead of a friendly answer. */
    @FunctionalInterface
    public interface Turn {
        /** Answers one command. */
        void play(Conversation conversation) throws IOException;
    }

    private static final Map<String, String> FRIENDLY =
            Map.of("CONNECT", "220 scripted", "EHLO", "250 scripted", "DATA", "354 go on", "QUIT", "221 bye");

    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, ConcurrentLinkedQueue<Turn>> once = new ConcurrentHashMap<>();
    private final Map<String, Turn> always = new ConcurrentHashMap<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<Conversation> open = new CopyOnWriteArrayList<>();
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    private ScriptedMailServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** Starts one on a free port. */
    public static ScriptedMailServer start() {
        return startOn(0);
    }

    /** Starts one on a given port. */
    public static ScriptedMailServer startOn(int port) {
        try {
            ScriptedMailServer server =
                    new ScriptedMailServer(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
            thread(server::accept).start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plays a turn for every such command from now on. */
    public void on(String command, Turn turn) {
        always.put(command, turn);
    }

    /** Plays a turn for the next such command that has none yet. */
    public void once(String command, Turn turn) {
        once.computeIfAbsent(command, key -> new ConcurrentLinkedQueue<>()).add(turn);
    }

    /** Forgets script and record, and hangs up on everybody. */
    public void reset() {
        open.forEach(Conversation::end);
        open.clear();
        once.clear();
        always.clear();
        messages.clear();
        recipients.clear();
        connections.set(0);
    }

    /** Says a line, for example {@code 451 later}. */
    public static Turn say(String line) {
        return conversation -> conversation.say(line);
    }

    /** Waits before it does something. */
    public static Turn after(Duration wait, Turn then) {
        return conversation -> {
            conversation.pause(wait);
            then.play(conversation);
        };
    }

    /** Sends one byte after the other, without an end. */
    public static Turn drip(Duration each) {
        return conversation -> {
            while (conversation.isOpen()) {
                conversation.write("2");
                conversation.pause(each);
            }
        };
    }

    /** Hangs up without a word. */
    public static Turn hangUp() {
        return Conversation::hangUp;
    }

    /** The messages that have come up to their final dot, whatever was answered. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** The recipients that were named, one for each RCPT command. */
    public List<String> recipients() {
        return List.copyOf(recipients);
    }

    /** How many connections were opened. */
    public int connections() {
        return connections.get();
    }

    /** Where it listens. */
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Conversation conversation = new Conversation(socket.accept());
                connections.incrementAndGet();
                open.add(conversation);
                thread(conversation::hold).start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "scripted-mail-server");
        thread.setDaemon(true);
        return thread;
    }

    /** One connection. */
    public final class Conversation {

        private final Socket peer;
        private final BufferedReader in;
        private final OutputStream out;
        private String line = "";
        private String said = "";

        Conversation(Socket peer) throws IOException {
            this.peer = peer;
            in = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
            out = peer.getOutputStream();
        }

        private void hold() {
            try (peer) {
                play("CONNECT");
                for (String asked = in.readLine(); asked != null; asked = in.readLine()) {
                    answer(asked);
                }
            } catch (IOException hungUp) {
                ended.incrementAndGet();
            }
        }

        /** The line that is being answered. */
        public String line() {
            return line;
        }

        private void answer(String asked) throws IOException {
            line = asked;
            String command = line.replaceAll("[ :].*", "").toUpperCase(Locale.ROOT);
            if ("RCPT".equals(command)) {
                recipients.add(line.replaceAll(".*<(.*)>.*", "$1"));
            }
            play(command);
            if (said.startsWith("354")) {
                said = "";
                readMessage();
                play(".");
            }
        }

        private void readMessage() throws IOException {
            StringBuilder message = new StringBuilder();
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                if (".".equals(text)) {
                    messages.add(message.toString());
                    return;
                }
                message.append(text).append('\n');
            }
            throw new IOException("the client has hung up");
        }

        private void play(String command) throws IOException {
            ConcurrentLinkedQueue<Turn> next = once.getOrDefault(command, new ConcurrentLinkedQueue<>());
            Turn turn = next.poll();
            if (turn == null) {
                turn = always.getOrDefault(
                        command, ScriptedMailServer.say(FRIENDLY.getOrDefault(command, "250 2.0.0 OK")));
            }
            turn.play(this);
        }

        void say(String answer) throws IOException {
            said = answer;
            write(answer + "\r\n");
        }

        void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void hangUp() throws IOException {
            peer.close();
            throw new IOException("hung up");
        }

        void end() {
            try {
                peer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isOpen() {
            return closed.getCount() > 0;
        }

        void pause(Duration time) throws IOException {
            try {
                if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException("closed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
