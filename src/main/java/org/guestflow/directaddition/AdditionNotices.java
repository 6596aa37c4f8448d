package org.guestflow.directaddition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guestflow.directory.Organisation;
import org.guestflow.directory.Organisations;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.mail.Notice;
import org.guestflow.mail.NoticeContent;
import org.guestflow.mail.NoticeKind;
import org.guestflow.mail.Outbox;
import org.springframework.stereotype.Component;

/** Composes what the mails about a direct addition say and queues them. */
@Component
class AdditionNotices {

    /** A mail is no report: who wants to see everybody asks for the request itself. */
    private static final int MOST_LISTED = 50;

    private final Outbox outbox;
    private final Targets targets;
    private final Organisations organisations;

    AdditionNotices(Outbox outbox, Targets targets, Organisations organisations) {
        this.outbox = outbox;
        this.targets = targets;
        this.organisations = organisations;
    }

    /** Informs each of them and asks for nothing: there is nothing to redeem. */
    void tellGuests(DirectAddition addition, User inviter, List<User> guests, Instant accessEnd) {
        Map<String, String> content = content(addition, inviter);
        content.put(
                NoticeContent.ACCESS_ENDS_ON,
                LocalDate.ofInstant(accessEnd.minusMillis(1), ZoneOffset.UTC).toString());
        outbox.queueAll(guests.stream()
                .map(guest -> new Notice(
                        addition.id(), NoticeKind.ADDED_DIRECTLY, 1, guest.mail(), List.of(), language(guest), content))
                .toList());
    }

    void tellRequester(DirectAddition addition, User inviter, List<AdditionPerson> people) {
        Map<String, String> content = content(addition, inviter);
        content.put(NoticeContent.ADDED, count(people, PersonOutcome.ADDED));
        content.put(NoticeContent.INVITED, count(people, PersonOutcome.INVITED));
        content.put(NoticeContent.NOT_ADDED, count(people, PersonOutcome.REFUSED, PersonOutcome.FAILED));
        content.put(NoticeContent.PEOPLE, listed(people));
        outbox.queue(new Notice(
                addition.id(), NoticeKind.ADDITION_SETTLED, 1, inviter.mail(), List.of(), language(inviter), content));
    }

    private static String count(List<AdditionPerson> people, PersonOutcome... outcomes) {
        List<PersonOutcome> counted = List.of(outcomes);
        return String.valueOf(people.stream()
                .filter(person -> counted.contains(person.outcome()))
                .count());
    }

    /** Those for whom it went otherwise than asked. */
    private static String listed(List<AdditionPerson> people) {
        return people.stream()
                .filter(person -> person.outcome() != PersonOutcome.ADDED)
                .limit(MOST_LISTED)
                .map(person -> person.mailAsTyped() + ": " + person.outcome().stored()
                        + person.rule().map(rule -> " (" + rule + ")").orElse(""))
                .collect(Collectors.joining("\n"));
    }

    private Map<String, String> content(DirectAddition addition, User inviter) {
        Map<String, String> content = new HashMap<>();
        content.put(NoticeContent.INVITER_NAME, inviter.displayName());
        content.put(NoticeContent.INVITER_MAIL, inviter.mail().toString());
        content.put(NoticeContent.TARGET_TYPE, addition.target().type().stored());
        targets.displayName(addition.target()).ifPresent(name -> content.put(NoticeContent.TARGET_NAME, name));
        return content;
    }

    private String language(User recipient) {
        return recipient
                .preferredLanguage()
                .orElseGet(() -> organisations
                        .findByDomain(recipient.mail().domain())
                        .map(Organisation::defaultLanguage)
                        .orElseGet(() -> organisations.host().defaultLanguage()));
    }
}
