package org.guestflow.directaddition;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.guestflow.approval.ApprovalSubject;
import org.guestflow.approval.ApprovalSubjects;
import org.guestflow.approval.ApprovalSummary;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Tells approvers whom a direct addition is about. */
@Component
class DirectAdditionSubjects implements ApprovalSubjects {

    private static final int MOST_NAMED = 3;

    private final JdbcDirectAdditions additions;
    private final JdbcAdditionPeople people;

    DirectAdditionSubjects(JdbcDirectAdditions additions, JdbcAdditionPeople people) {
        this.additions = additions;
        this.people = people;
    }

    @Override
    public Optional<ApprovalSubject> find(RequestId request) {
        return additions.find(request).map(this::subject);
    }

    @Override
    public Map<RequestId, ApprovalSummary> summaries(Collection<RequestId> requests) {
        return additions.summaries(requests);
    }

    private ApprovalSubject subject(DirectAddition addition) {
        List<AdditionPerson> found = people.all(addition.id()).stream()
                .filter(person -> person.directoryId().isPresent())
                .toList();
        return new ApprovalSubject(
                addition.inviter(),
                shortened(found.stream()
                        .map(person -> person.displayName().orElse(person.mailAsTyped()))
                        .toList()),
                shortened(found.stream().map(AdditionPerson::mailAsTyped).toList()),
                addition.target(),
                addition.accessEndDate().map(LocalDate::toString),
                addition.justification(),
                List.of());
    }

    private static String shortened(List<String> names) {
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? first + ", +" + (names.size() - MOST_NAMED) : first;
    }
}
