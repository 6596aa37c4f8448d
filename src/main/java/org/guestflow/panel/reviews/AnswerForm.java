package org.guestflow.panel.reviews;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guestflow.review.Answer;
import org.guestflow.review.GivenAnswer;
import org.guestflow.review.ReviewEntry;
import org.guestflow.review.ReviewRow;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;

/**
 * The form of a review's page as it was sent: {@code answer.<guest>} is keep, end or keep_until, {@code until.<guest>} an ISO date, {@code was.<guest>} what had been said of the guest when the page
 * was made, {@code action} the button that was pressed, and {@code after} the page of guests. A guest without an answer is left as he is.
 *
 * @param fields the fields by their names; none before anything was sent
 */
public record AnswerForm(Map<String, String> fields) {

    private static final String ANSWER = "answer.";
    private static final String UNTIL = "until.";
    private static final String WAS = "was.";

    /** Copies the fields. */
    public AnswerForm {
        fields = Map.copyOf(fields);
    }

    /** The page of guests; empty for the first one. */
    Optional<String> after() {
        return Optional.ofNullable(fields.get("after")).filter(place -> !place.isEmpty());
    }

    boolean isToFinish() {
        return "finish".equals(fields.get("action"));
    }

    boolean isToGoOn() {
        return "next".equals(fields.get("action"));
    }

    /** What is said of all others. */
    Optional<Answer> forTheRest() {
        return switch (fields.getOrDefault("action", "save")) {
            case "keep-rest" -> Optional.of(Answer.KEEP);
            case "end-rest" -> Optional.of(Answer.END);
            default -> Optional.empty();
        };
    }

    List<GivenAnswer> given() throws RuleViolation {
        List<GivenAnswer> given = new ArrayList<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (field.getKey().startsWith(ANSWER)) {
                given.add(given(field.getKey().substring(ANSWER.length()), field.getValue()));
            }
        }
        return given;
    }

    private GivenAnswer given(String guest, String answer) throws RuleViolation {
        UserId id = id(guest);
        Optional<String> shown = Optional.of(fields.getOrDefault(WAS + guest, ""));
        return switch (answer) {
            case "keep" -> new GivenAnswer(id, Answer.KEEP, Optional.empty(), shown);
            case "end" -> new GivenAnswer(id, Answer.END, Optional.empty(), shown);
            case "keep_until" ->
                new GivenAnswer(id, Answer.KEEP_UNTIL, day(fields.getOrDefault(UNTIL + guest, "")), shown);
            default -> throw notUnderstood();
        };
    }

    private static UserId id(String text) throws RuleViolation {
        try {
            return new UserId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw notUnderstood();
        }
    }

    /** What is no day is missing, which the review refuses with the guest's name. */
    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static RuleViolation notUnderstood() {
        return new RuleViolation(
                "AnswerNotUnderstood",
                RuleViolation.Kind.INVALID,
                "An answer is not understood.",
                "Open the review again and answer there.");
    }

    /**
     * Tells which answer is marked.
     *
     * @param row a guest of the page
     * @return what was sent, else what was kept, as {@link Answer#stored()}; an empty text for nothing
     */
    public String answer(ReviewRow row) {
        String kept = row.entry().answer().map(Answer::stored).orElse("");
        return isLeftAsShown(row) ? kept : fields.getOrDefault(ANSWER + row.guest(), kept);
    }

    /**
     * Tells which day stands in the field.
     *
     * @param row a guest of the page
     * @return what was sent, else what was kept; an empty text for nothing
     */
    public String until(ReviewRow row) {
        String kept = row.entry().until().map(LocalDate::toString).orElse("");
        return isLeftAsShown(row) ? kept : fields.getOrDefault(UNTIL + row.guest(), kept);
    }

    /** What nobody has touched shows what was said since. */
    private boolean isLeftAsShown(ReviewRow row) {
        String answer = fields.getOrDefault(ANSWER + row.guest(), "");
        String said = "keep_until".equals(answer)
                ? answer + " " + fields.getOrDefault(UNTIL + row.guest(), "").strip()
                : answer;
        return said.equals(fields.get(WAS + row.guest()));
    }

    /**
     * Tells what whoever answers has seen of a guest, for the next time that this is sent.
     *
     * @param row a guest of the page
     * @return as {@link ReviewEntry#said}: what the page had when it was sent, else what it has now
     */
    public String was(ReviewRow row) {
        return fields.getOrDefault(WAS + row.guest(), row.entry().said());
    }

    /** The same where somebody has seen by now what was said of some guests. */
    AnswerForm havingSeen(Set<UserId> guests) {
        Map<String, String> others = new HashMap<>(fields);
        guests.forEach(guest -> others.remove(WAS + guest));
        return new AnswerForm(others);
    }
}
