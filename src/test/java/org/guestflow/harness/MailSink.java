package org.guestflow.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A mail server that bears a load, keeps of each mail what matters, and fails as it is told. */
final class MailSink implements AutoCloseable {

    /** What becomes of one mail. */
    enum Treatment {
        /** It is taken. */
        TAKE,
        /** Its recipient is refused for now: 451 at RCPT. */
        LATER,
        /** Its recipient is refused for good: 550 at RCPT. */
        REFUSE,
        /** It is thrown away, and the final dot is never answered. */
        HANG,
        /** It is taken, but the connection is cut before the answer to the final dot. */
        TAKE_AND_CUT
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(MailSink::thread);
    private final Queue<ReceivedMail> received = new ConcurrentLinkedQueue<>();
    private final Map<String, String> links = new ConcurrentHashMap<>();
    private final Map<String, List<String>> codes = new ConcurrentHashMap<>();
    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger hungUp = new AtomicInteger();
    private volatile Supplier<Treatment> treatments = () -> Treatment.TAKE;

    private MailSink(ServerSocket socket) {
        this.socket = socket;
    }

    static MailSink start() {
        try {
            MailSink sink = new MailSink(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
            sink.threads.execute(sink::accept);
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mail-sink");
        thread.setDaemon(true);
        return thread;
    }

    /** Treats every mail from now on as the supplier says. */
    void treat(Supplier<Treatment> each) {
        treatments = each;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** All that was taken, copies included, in the order in which it came. */
    Collection<ReceivedMail> received() {
        return received;
    }

    /** The path of the newest link that somebody has got. */
    Optional<String> linkFor(String recipient) {
        return Optional.ofNullable(links.get(recipient));
    }

    /** The passcodes that somebody has got, the newest last; each once, whatever the number of its copies. */
    List<String> codesFor(String recipient) {
        return codes.getOrDefault(recipient, List.of());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket peer = socket.accept();
                threads.execute(() -> hold(peer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void hold(Socket peer) {
        try (peer) {
            peer.setTcpNoDelay(true);
            new Conversation(peer).hold();
        } catch (IOException e) {
            hungUp.incrementAndGet();
        }
    }

    private void keep(String recipient, String text, boolean cut) {
        ReceivedMail mail = ReceivedMail.read(recipient, text, clock.instant(), cut);
        mail.link().ifPresent(link -> links.put(recipient, link));
        mail.code()
                .filter(code -> !codesFor(recipient).contains(code))
                .ifPresent(code -> codes.computeIfAbsent(recipient, first -> new CopyOnWriteArrayList<>())
                        .add(code));
        received.add(mail);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    /** One connection, for one mail after the other. */
    private final class Conversation {

        private final BufferedReader in;
        private final OutputStream out;
        private Treatment treatment = Treatment.TAKE;
        private String recipient = "";

        Conversation(Socket peer) throws IOException {
            in = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
            out = peer.getOutputStream();
        }

        void hold() throws IOException {
            say("220 sink");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answer(line);
            }
        }

        private void answer(String line) throws IOException {
            switch (line.replaceAll("[ :].*", "").toUpperCase(Locale.ROOT)) {
                case "MAIL" -> {
                    treatment = treatments.get();
                    say("250 2.1.0 OK");
                }
                case "RCPT" -> recipient(line);
                case "DATA" -> data();
                case "QUIT" -> say("221 bye");
                default -> say("250 OK");
            }
        }

        private void recipient(String line) throws IOException {
            recipient = line.replaceAll(".*<(.*)>.*", "$1");
            switch (treatment) {
                case LATER -> say("451 4.3.0 try again later");
                case REFUSE -> say("550 5.1.1 no such person");
                default -> say("250 2.1.5 OK");
            }
        }

        private void data() throws IOException {
            say("354 go on");
            StringBuilder text = new StringBuilder();
            for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) {
                    throw new IOException("the client has hung up in the middle of a mail");
                }
                text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            switch (treatment) {
                case HANG -> waitForTheClientToGo();
                case TAKE_AND_CUT -> {
                    keep(recipient, text.toString(), true);
                    throw new IOException("cut before the answer");
                }
                default -> {
                    keep(recipient, text.toString(), false);
                    say("250 2.0.0 taken");
                }
            }
        }

        private void waitForTheClientToGo() throws IOException {
            while (in.readLine() != null) {
                hungUp.incrementAndGet();
            }
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }
}
