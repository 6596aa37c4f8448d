package org.guestflow.directaddition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be seen of direct additions once they are recorded. */
@Service
@Transactional(readOnly = true)
public class DirectAdditions {

    private final JdbcDirectAdditions additions;
    private final JdbcAdditionPeople people;

    DirectAdditions(JdbcDirectAdditions additions, JdbcAdditionPeople people) {
        this.additions = additions;
        this.people = people;
    }

    /**
     * Gives a request to somebody who answers for it.
     *
     * @param id its id
     * @param reader the inviter or an administrator
     * @return the request
     * @throws RuleViolation {@code UnknownDirectAddition} for anybody else, as if there were none
     */
    public DirectAddition get(RequestId id, User reader) throws RuleViolation {
        Optional<DirectAddition> found = additions.find(id);
        return found.filter(addition ->
                        reader.isAdministrator() || addition.inviter().equals(reader.id()))
                .orElseThrow(() -> new RuleViolation(
                        "UnknownDirectAddition",
                        RuleViolation.Kind.NOT_FOUND,
                        "There is no such direct addition among yours.",
                        "Inviter and administrators can see a direct addition."));
    }

    /**
     * Lists the people of a request.
     *
     * @param addition a request that the reader was given
     * @return everybody, in the order of the request
     */
    public List<AdditionPerson> people(DirectAddition addition) {
        return people.all(addition.id());
    }

    /**
     * Tells who asked for direct additions, all with one query.
     *
     * @param ids the requests
     * @return the inviters of those that there are
     */
    public Map<RequestId, UserId> invitersOf(Collection<RequestId> ids) {
        return ids.isEmpty() ? Map.of() : additions.invitersOf(ids);
    }
}
