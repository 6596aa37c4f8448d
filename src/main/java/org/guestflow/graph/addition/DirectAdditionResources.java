package org.guestflow.graph.addition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guestflow.directaddition.AdditionLists;
import org.guestflow.directaddition.AdditionPerson;
import org.guestflow.directaddition.DirectAddition;
import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.policy.Decision;
import org.guestflow.policy.Policy;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.RequestId;
import org.springframework.stereotype.Component;

/** Puts direct additions into the form of the API, as many as there are with as many queries as for one. */
@Component
class DirectAdditionResources {

    private final AdditionLists lists;
    private final Partners partners;
    private final Policy policy;

    DirectAdditionResources(AdditionLists lists, Partners partners, Policy policy) {
        this.lists = lists;
        this.partners = partners;
        this.policy = policy;
    }

    /** Reads what belongs to them, and tells how each is written. */
    Function<DirectAddition, DirectAdditionResource> of(List<DirectAddition> additions) {
        Map<OrganisationId, String> names =
                partners.list().stream().collect(Collectors.toMap(Partner::id, Partner::displayName));
        Map<RequestId, Decision> decisions =
                policy.decisionsOn(additions.stream().map(DirectAddition::id).toList());
        Map<RequestId, List<AdditionPerson>> people = lists.people(additions);
        return addition -> DirectAdditionResource.of(
                addition,
                names.get(addition.partner()),
                Optional.ofNullable(decisions.get(addition.id())),
                people.getOrDefault(addition.id(), List.of()));
    }
}
