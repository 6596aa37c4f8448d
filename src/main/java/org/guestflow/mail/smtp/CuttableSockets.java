package org.guestflow.mail.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/** Makes a connection's sockets and can close them while another thread reads or writes: the only thing that ends a read from a server that drips. */
public final class CuttableSockets extends SocketFactory {

    private Socket current;
    private boolean cut;

    @Override
    public synchronized Socket createSocket() throws SocketException {
        if (cut) {
            throw new SocketException("the deadline has passed");
        }
        current = new Socket();
        return current;
    }

    /** Closes the socket that was made last and makes no more. */
    public synchronized void cut() {
        cut = true;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                // Closed is what it was to become.
                current = null;
            }
        }
    }

    synchronized boolean areCut() {
        return cut;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("sockets are made unconnected");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("sockets are made unconnected");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("sockets are made unconnected");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("sockets are made unconnected");
    }
}
