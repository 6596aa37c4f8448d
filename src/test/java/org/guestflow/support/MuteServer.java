package org.guestflow.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes connections and says nothing, or one byte after the other, as slowly as that can be borne. It counts who came. */
public final class MuteServer implements AutoCloseable {

    private static final long PAUSE_MILLISECONDS = 100;

    private final ServerSocket listening;
    private final byte[] start;
    private final CopyOnWriteArrayList<Socket> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private MuteServer(byte[] start) {
        this.start = start.clone();
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::take);
    }

    /** Says nothing. */
    public static MuteServer silent() {
        return new MuteServer(new byte[0]);
    }

    /** Begins an answer and goes on with zeros for ever. */
    public static MuteServer dripping(byte... start) {
        return new MuteServer(start);
    }

    /** Where it listens on this machine. */
    public int port() {
        return listening.getLocalPort();
    }

    /** How many connections it has taken. */
    public int visitors() {
        return taken.size();
    }

    private void take() {
        try {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                taken.add(socket);
                if (start.length > 0) {
                    daemon(() -> drip(socket));
                }
            }
        } catch (IOException over) {
            // It has been closed.
        }
    }

    private void drip(Socket socket) {
        try {
            socket.getOutputStream().write(start);
            while (!closed.await(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write(0);
            }
        } catch (IOException | InterruptedException over) {
            // The other side has had enough.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "mute-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listening.close();
            for (Socket socket : taken) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
