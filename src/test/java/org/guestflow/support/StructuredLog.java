package org.guestflow.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/** What the console shows of the whole application where logs are structured (ECS), from now until it is closed. */
public final class StructuredLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private final List<Logger> talkative;
    private final Logger root;

    private StructuredLog(LoggerContext context, List<Logger> talkative) {
        this.talkative = talkative;
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setFormat("ecs");
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        root.addAppender(appender);
        talkative.forEach(logger -> logger.setLevel(Level.DEBUG));
    }

    /**
     * Begins to listen.
     *
     * @param talkative the loggers that tell more than usual, down to debugging
     * @return the log
     */
    public static StructuredLog with(String... talkative) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        return new StructuredLog(
                context, Stream.of(talkative).map(context::getLogger).toList());
    }

    /** Everything that was written. */
    public String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /** Every line that was written. */
    public List<JsonNode> lines() {
        return text().lines().map(StructuredLog::line).toList();
    }

    private static JsonNode line(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the line is no JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        talkative.forEach(logger -> logger.setLevel(null));
        root.detachAppender(appender);
        appender.stop();
    }
}
