package org.guestflow.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A port that leads to another one, until it is held: then connections are still taken and nothing is answered any more. */
final class HeldPort implements AutoCloseable {

    private final ServerSocket socket;
    private final int behind;
    private final ExecutorService threads = Executors.newCachedThreadPool(HeldPort::thread);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final AtomicInteger ended = new AtomicInteger();
    private boolean held;

    private HeldPort(ServerSocket socket, int behind) {
        this.socket = socket;
        this.behind = behind;
    }

    static HeldPort before(int port) {
        try {
            HeldPort held = new HeldPort(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            held.threads.execute(held::accept);
            return held;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "held-port");
        thread.setDaemon(true);
        return thread;
    }

    int port() {
        return socket.getLocalPort();
    }

    void hold(boolean hold) {
        lock.lock();
        try {
            held = hold;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket near = socket.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), behind);
                threads.execute(() -> carry(near, far));
                threads.execute(() -> carry(far, near));
            } catch (IOException closed) {
                ended.incrementAndGet();
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] some = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                waitUntilReleased();
                out.write(some, 0, read);
                out.flush();
            }
        } catch (IOException hungUp) {
            ended.incrementAndGet();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitUntilReleased() throws InterruptedException {
        lock.lock();
        try {
            while (held) {
                released.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
