package org.guestflow.graph.addition;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directaddition.AdditionPerson;
import org.guestflow.directaddition.DirectAddition;
import org.guestflow.directaddition.Evidence;
import org.guestflow.directory.Target;
import org.guestflow.policy.Decision;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.UserId;

/**
 * A direct addition, in Graph's manner.
 *
 * @param id its id
 * @param partner the partner's name; absent where its record is gone
 * @param invitedBy id of the inviter
 * @param targetType {@code group}, {@code application} or {@code directory}
 * @param targetId the target's id; absent for the directory
 * @param state {@code inProgress}, {@code awaitingApproval} or {@code completed}
 * @param notDirectBecause the condition for which everybody is invited instead; absent where people are added
 * @param evidence what the partner's directory said of the inviter; absent where it was not asked
 * @param decision what policy said; absent where nobody was found
 * @param people what became of each person
 * @param createdDateTime when it was asked for
 */
record DirectAdditionResource(
        String id,
        String partner,
        String invitedBy,
        String targetType,
        String targetId,
        String state,
        String notDirectBecause,
        EvidenceResource evidence,
        DecisionResource decision,
        List<PersonResource> people,
        Instant createdDateTime) {

    /**
     * Why the inviter was believed.
     *
     * @param connection over which connection the directory was asked
     * @param privilege what it said
     * @param verifiedDateTime when
     */
    record EvidenceResource(String connection, String privilege, Instant verifiedDateTime) {}

    /**
     * What policy said.
     *
     * @param rule the rule that matched
     * @param outcome {@code goAhead}, {@code approval} or {@code deny}
     * @param inputs what was put to the table
     */
    record DecisionResource(String rule, String outcome, Map<String, Object> inputs) {}

    /**
     * What became of one person.
     *
     * @param mail the address as typed
     * @param outcome {@code waiting}, {@code found}, {@code added}, {@code invited}, {@code refused} or {@code failed}
     * @param rule why not directly, or why not at all
     * @param message the same in words
     * @param directoryId what the partner's directory knows the person by
     * @param query the look-up that found the person
     * @param lookedUpDateTime when that was
     * @param userId id of the guest
     * @param invitationId id of the invitation that was asked for instead
     */
    record PersonResource(
            String mail,
            String outcome,
            String rule,
            String message,
            String directoryId,
            String query,
            Instant lookedUpDateTime,
            String userId,
            String invitationId) {}

    static DirectAdditionResource of(
            DirectAddition addition, String partner, Optional<Decision> decision, List<AdditionPerson> people) {
        Target target = addition.target();
        return new DirectAdditionResource(
                addition.id().toString(),
                partner,
                addition.inviter().toString(),
                target.type().stored(),
                target.id() == null ? null : target.id().toString(),
                switch (addition.state()) {
                    case IN_PROGRESS -> "inProgress";
                    case AWAITING_APPROVAL -> "awaitingApproval";
                    case COMPLETED -> "completed";
                },
                addition.notDirectBecause().orElse(null),
                addition.evidence().map(DirectAdditionResource::evidence).orElse(null),
                decision.map(DirectAdditionResource::decision).orElse(null),
                people.stream().map(DirectAdditionResource::person).toList(),
                addition.createdAt());
    }

    private static EvidenceResource evidence(Evidence evidence) {
        return new EvidenceResource(evidence.connection(), evidence.privilege(), evidence.verifiedAt());
    }

    private static DecisionResource decision(Decision decision) {
        return new DecisionResource(decision.rule(), decision.outcome().word(), decision.inputs());
    }

    private static PersonResource person(AdditionPerson person) {
        return new PersonResource(
                person.mailAsTyped(),
                person.outcome().name().toLowerCase(Locale.ROOT),
                person.rule().orElse(null),
                person.message().orElse(null),
                person.directoryId().orElse(null),
                person.query().orElse(null),
                person.lookedUpAt().orElse(null),
                person.user().map(UserId::toString).orElse(null),
                person.invitation().map(RequestId::toString).orElse(null));
    }
}
