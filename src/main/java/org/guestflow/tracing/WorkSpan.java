package org.guestflow.tracing;

/** A span that is under way on this thread until it is closed, by the thread that has begun it. */
public interface WorkSpan extends AutoCloseable {

    /** A span that tells nobody. */
    WorkSpan NONE = new WorkSpan() {
        @Override
        public void tell(String attribute, String value) {
            // There is nobody to be told.
        }

        @Override
        public void fail(String kind) {
            // There is nobody to be told.
        }

        @Override
        public void close() {
            // Nothing was begun.
        }
    };

    /**
     * Adds what came of the work.
     *
     * @param attribute a name that begins with {@link Work#PREFIX}
     * @param value an id or a word of the code
     */
    void tell(String attribute, String value);

    /**
     * Says that the work has failed.
     *
     * @param kind what kind of failure it is, as a name of the code; never its message, which may quote what people have sent
     */
    void fail(String kind);

    @Override
    void close();
}
