package org.guestflow.graph.batch;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;

/** The answer to one request of a batch, kept until the batch is answered. */
final class InnerResponse implements HttpServletResponse {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), true);
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int status = SC_OK;

    byte[] body() {
        writer.flush();
        return bytes.toByteArray();
    }

    Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public void sendError(int code, String message) {
        status = code;
    }

    @Override
    public void sendError(int code) {
        status = code;
    }

    @Override
    public void sendRedirect(String location) {
        status = SC_FOUND;
        headers.put(HttpHeaders.LOCATION, location);
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.containsKey(name);
    }

    @Override
    public void setHeader(String name, String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        headers.merge(name, value, (before, further) -> before + ", " + further);
    }

    @Override
    public void setDateHeader(String name, long date) {
        headers.put(name, String.valueOf(date));
    }

    @Override
    public void addDateHeader(String name, long date) {
        setDateHeader(name, date);
    }

    @Override
    public void setIntHeader(String name, int value) {
        headers.put(name, String.valueOf(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        setIntHeader(name, value);
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return headers.containsKey(name) ? List.of(headers.get(name)) : List.of();
    }

    @Override
    public Collection<String> getHeaderNames() {
        return List.copyOf(headers.keySet());
    }

    @Override
    public void addCookie(Cookie cookie) {
        throw new UnsupportedOperationException("no operation of the API sets cookies");
    }

    @Override
    public String encodeURL(String url) {
        return url;
    }

    @Override
    public String encodeRedirectURL(String url) {
        return url;
    }

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public void setCharacterEncoding(String charset) {
        // It is always UTF-8.
    }

    @Override
    public String getContentType() {
        return headers.get(HttpHeaders.CONTENT_TYPE);
    }

    @Override
    public void setContentType(String type) {
        setHeader(HttpHeaders.CONTENT_TYPE, type);
    }

    @Override
    public void setContentLength(int length) {
        // The batch's answer has a length, not its parts.
    }

    @Override
    public void setContentLengthLong(long length) {
        // The batch's answer has a length, not its parts.
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new Body(bytes);
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public void setBufferSize(int size) {
        // It grows with what is written.
    }

    @Override
    public int getBufferSize() {
        return bytes.size();
    }

    @Override
    public void flushBuffer() {
        writer.flush();
    }

    @Override
    public void resetBuffer() {
        bytes.reset();
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void reset() {
        bytes.reset();
        headers.clear();
        status = SC_OK;
    }

    @Override
    public void setLocale(Locale locale) {
        // The API speaks one language.
    }

    @Override
    public Locale getLocale() {
        return Locale.ENGLISH;
    }

    /** Writes to where the answer is kept. */
    private static final class Body extends ServletOutputStream {

        private final ByteArrayOutputStream bytes;

        Body(ByteArrayOutputStream bytes) {
            super();
            this.bytes = bytes;
        }

        @Override
        public void write(int value) {
            bytes.write(value);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            bytes.write(source, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("the answer is kept at once");
        }
    }
}
