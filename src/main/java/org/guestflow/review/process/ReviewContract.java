package org.guestflow.review.process;

import java.util.List;

/** The names that {@code access-review.bpmn}, {@code due-access-reviews.bpmn} and the code share. */
final class ReviewContract {

    static final String KEY = "access-review";

    static final String TARGET_TYPE = "targetType";
    static final String TARGET_ID = "targetId";

    static final String ANY_GUESTS = "anyGuests";
    static final String REMINDER_AT = "reminderAt";
    static final String SPONSORS_AT = "sponsorsAt";
    static final String ADMINISTRATORS_AT = "administratorsAt";
    static final String ENDS_AT = "endsAt";
    static final String MORE_TO_APPLY = "moreToApply";
    static final String MORE_DUE = "moreDue";
    static final String REVIEWS_SEEN = "reviewsSeen";
    static final String MORE_TO_REMOVE = "moreToRemove";

    /** What any task's completion may carry, and this one's does not need. */
    static final List<String> TASK_INPUTS = List.of("decision", "comment");

    private ReviewContract() {}
}
