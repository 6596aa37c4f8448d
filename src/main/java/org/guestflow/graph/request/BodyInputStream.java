package org.guestflow.graph.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;

/** A request's body that is there already. */
public final class BodyInputStream extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    /**
     * Takes the body.
     *
     * @param body the body, from its first byte
     */
    public BodyInputStream(byte[] body) {
        super();
        this.bytes = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
        return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        return bytes.read(into, offset, length);
    }

    @Override
    public boolean isFinished() {
        return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("the body is there already");
    }
}
