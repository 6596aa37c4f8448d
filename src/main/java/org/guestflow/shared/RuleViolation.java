package org.guestflow.shared;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * An expected refusal: a named rule was not met, and somebody can do something about it.
 *
 * <p>Checked, so that every caller decides what becomes of it and Spring does not roll back because of it. In a process the base
 * delegate turns it into the BPMN error whose code is {@link #rule()}; at the edges it becomes a 4xx answer.
 */
public class RuleViolation extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of refusal this is; edges choose their status code by it. */
    public enum Kind {
        /** The request itself is wrong: 400. */
        INVALID,
        /** The caller may not do this: 403. */
        FORBIDDEN,
        /** What the request names is not there, or the caller may not know that it is: 404. */
        NOT_FOUND,
        /** The state of things forbids it: 409. */
        CONFLICT,
        /** It has been changed since whoever asks has seen it: 412. */
        MODIFIED,
        /** Too many requests: 429, with {@link RuleViolation#retryAfter()}. */
        TOO_MANY
    }

    private final String rule;
    private final Kind kind;
    private final String remedy;
    private final Duration retryAfter;

    /**
     * States which rule was not met.
     *
     * @param rule the rule's name, in upper camel case, as behaviour.md and the documentation use it
     * @param kind what kind of refusal
     * @param message what is wrong, for the person who asked; names no secret
     * @param remedy what can be done and by whom
     */
    public RuleViolation(String rule, Kind kind, String message, String remedy) {
        this(rule, kind, message, remedy, null);
    }

    /**
     * States which rule was not met, and after how long the same request may succeed.
     *
     * @param rule the rule's name
     * @param kind what kind of refusal
     * @param message what is wrong
     * @param remedy what can be done and by whom
     * @param retryAfter after how long a retry makes sense; null where waiting does not help
     */
    public RuleViolation(String rule, Kind kind, String message, String remedy, Duration retryAfter) {
        super(message);
        this.rule = Objects.requireNonNull(rule, "rule");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.remedy = Objects.requireNonNull(remedy, "remedy");
        this.retryAfter = retryAfter;
    }

    /**
     * Names the rule.
     *
     * @return the rule's name, in upper camel case
     */
    public String rule() {
        return rule;
    }

    /**
     * Tells the kind of refusal.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Says what can be done, and by whom.
     *
     * @return a sentence for the person who asked
     */
    public String remedy() {
        return remedy;
    }

    /**
     * Says after how long a retry makes sense.
     *
     * @return the time to wait; empty where waiting does not help
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
