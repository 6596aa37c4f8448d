package org.guestflow.lifecycle.year;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.guestflow.mail.NoticeKind;

/** What a guest does in the year, or what is done to him, and what has to come of it by behaviour.md section 7. Days count from the first. */
enum Fate {
    /** Comes, has access without an end, and is kept in the review. */
    STAYING("kept", true, true, true) {
        @Override
        List<Step> steps(int end) {
            return KEPT_TWICE;
        }
    },
    /** Comes until his access ends. */
    ENDING("ending", false, false, false) {
        @Override
        List<Step> steps(int end) {
            return withoutAccessSince(end);
        }

        @Override
        List<NoticeKind> mails() {
            return joined(
                    List.of(NoticeKind.ACCESS_ENDS_SOON, NoticeKind.ACCESS_ENDS_SOON, NoticeKind.ACCESS_ENDED), GONE);
        }
    },
    /** As {@link #ENDING}, but his sponsor lets the access last longer when he is warned. */
    PROLONGED("ending", false, false, false) {
        @Override
        List<Step> steps(int end) {
            return joined(
                    List.of(new Step(end - 13, "olivia: Prolong access")), withoutAccessSince(end + PROLONGED_BY + 1));
        }

        @Override
        List<NoticeKind> mails() {
            return joined(
                    List.of(
                            NoticeKind.ACCESS_ENDS_SOON,
                            NoticeKind.ACCESS_ENDS_SOON,
                            NoticeKind.ACCESS_ENDS_SOON,
                            NoticeKind.ACCESS_ENDED),
                    GONE);
        }
    },
    /** Has not come for thirty days when the year begins, and never comes again. */
    SILENT("kept", false, false, false) {
        @Override
        List<Step> steps(int end) {
            return List.of(
                    new Step(SILENT_TOLD + 14, "system: Disable account"),
                    new Step(SILENT_TOLD + 44, "system: Remove member from group"),
                    new Step(SILENT_TOLD + 44, "system: Delete user"),
                    new Step(SILENT_TOLD + 74, "system: Hard Delete user"));
        }

        @Override
        List<NoticeKind> mails() {
            return GONE;
        }
    },
    /** As {@link #SILENT}, but comes when he is told. */
    RETURNING("kept", true, true, true) {
        @Override
        List<Step> steps(int end) {
            return KEPT_TWICE;
        }

        @Override
        List<NoticeKind> mails() {
            return List.of(NoticeKind.BLOCK_ANNOUNCED);
        }
    },
    /** As {@link #SILENT}, but an administrator gives him the account back. */
    RESTORED("kept", true, true, true) {
        @Override
        List<Step> steps(int end) {
            return joined(
                    List.of(new Step(SILENT_TOLD + 14, "system: Disable account"), new Step(90, "ada: Enable account")),
                    KEPT_TWICE);
        }

        @Override
        List<NoticeKind> mails() {
            return List.of(NoticeKind.BLOCK_ANNOUNCED, NoticeKind.ACCOUNT_BLOCKED);
        }
    },
    /** Comes until the owner ends his access in the review. */
    ENDED_IN_REVIEW("reviewed", false, false, false) {
        @Override
        List<Step> steps(int end) {
            return joined(
                    List.of(
                            new Step(REVIEWED + 1, "olivia: Deny decision"),
                            new Step(REVIEWED + 1, "olivia: Remove member from group"),
                            new Step(REVIEWED + 1, "system: Apply decision of olivia")),
                    withoutAccessSince(REVIEWED + 1).stream().skip(1).toList());
        }

        @Override
        List<NoticeKind> mails() {
            return joined(List.of(NoticeKind.REVIEW_ACCESS_ENDED), GONE);
        }
    },
    /** Comes until a review in which nobody answers is over. */
    FORGOTTEN("forgotten", false, false, false) {
        @Override
        List<Step> steps(int end) {
            List<Step> steps = new ArrayList<>(withoutAccessSince(REVIEWED + 30));
            steps.add(1, new Step(REVIEWED + 30, "system: Apply decision of system"));
            return steps;
        }

        @Override
        List<NoticeKind> mails() {
            return joined(List.of(NoticeKind.REVIEW_ACCESS_ENDED), GONE);
        }
    },
    /** Leaves by himself. */
    LEAVING("kept", false, false, false) {
        @Override
        List<Step> steps(int end) {
            return List.of(
                    new Step(33, "himself: Remove member from group"), new Step(33, "himself: Leave organization"));
        }
    },
    /** Is blocked by an administrator, and stays so. */
    BLOCKED("kept", true, false, true) {
        @Override
        List<Step> steps(int end) {
            return joined(List.of(new Step(20, "ada: Update user")), KEPT_TWICE);
        }
    },
    /** Has a directory role to come for, and comes. */
    WITH_ROLE("", true, true, false),
    /** Is a member now, whom these rules do not concern. */
    CONVERTED("", true, true, false);

    /** The day on which those are told who have not come for ninety days. */
    static final int SILENT_TOLD = 61;

    /** The day on which the reviews begin, half a year after the first guest came ten days before the year. */
    static final int REVIEWED = 170;

    static final int PROLONGED_BY = 100;

    private static final List<NoticeKind> GONE =
            List.of(NoticeKind.BLOCK_ANNOUNCED, NoticeKind.ACCOUNT_BLOCKED, NoticeKind.ACCOUNT_DELETED);

    /** In the review, and in the next one after another half a year. */
    private static final List<Step> KEPT_TWICE = List.of(
            new Step(REVIEWED + 1, "system: Apply decision of olivia"),
            new Step(REVIEWED + 181, "system: Apply decision of olivia"));

    private final String group;
    private final boolean there;
    private final boolean enabled;
    private final boolean inGroup;

    Fate(String group, boolean there, boolean enabled, boolean inGroup) {
        this.group = group;
        this.there = there;
        this.enabled = enabled;
        this.inGroup = inGroup;
    }

    /**
     * What happens to a guest, as the audit trail has to tell it.
     *
     * @param day on which day
     * @param what by whom and what
     */
    record Step(int day, String what) {}

    /** The group that he is in when the year begins; empty for none. */
    String group() {
        return group;
    }

    boolean isThereInTheEnd() {
        return there;
    }

    boolean isEnabledInTheEnd() {
        return enabled;
    }

    boolean isInGroupInTheEnd() {
        return inGroup;
    }

    /** What the trail has to tell of him; {@code end} is the day on which his access ends, where it does. */
    List<Step> steps(int end) {
        return List.of();
    }

    /** What he has to be mailed, in this order. */
    List<NoticeKind> mails() {
        return List.of();
    }

    /** The access is gone on that day; thirty days later it is noticed on the next, then there are fourteen and thirty days more, and thirty in which he could be restored. */
    private static List<Step> withoutAccessSince(int day) {
        return Stream.of(
                        new Step(day, "system: Remove member from group"),
                        new Step(day + 45, "system: Disable account"),
                        new Step(day + 75, "system: Delete user"),
                        new Step(day + 105, "system: Hard Delete user"))
                .filter(step -> step.day() < YearTest.DAYS)
                .toList();
    }

    private static <T> List<T> joined(List<T> first, List<T> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
