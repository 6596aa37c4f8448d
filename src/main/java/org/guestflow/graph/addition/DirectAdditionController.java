package org.guestflow.graph.addition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directaddition.AdditionLists;
import org.guestflow.directaddition.DirectAddition;
import org.guestflow.directaddition.DirectAdditionProcess;
import org.guestflow.directaddition.DirectAdditionRequest;
import org.guestflow.directaddition.DirectAdditions;
import org.guestflow.graph.query.Answers;
import org.guestflow.graph.query.Query;
import org.guestflow.graph.query.Queryable;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.query.Found;
import org.guestflow.shared.RequestId;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Direct additions for those who answer for them: inviter and administrators. Everybody else is told that there is none. */
@RestController
@RequestMapping("/v1.0/directAdditions")
class DirectAdditionController {

    private final DirectAdditions additions;
    private final AdditionLists lists;
    private final DirectAdditionProcess process;
    private final DirectAdditionResources resources;
    private final Answers answers;
    private final Caller caller;

    DirectAdditionController(
            DirectAdditions additions,
            AdditionLists lists,
            DirectAdditionProcess process,
            DirectAdditionResources resources,
            Answers answers,
            Caller caller) {
        this.additions = additions;
        this.lists = lists;
        this.process = process;
        this.resources = resources;
        this.answers = answers;
        this.caller = caller;
    }

    /** Asks for people of a partner to be added; what becomes of each can be read as soon as it is known. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.USER_INVITE_ALL)
    DirectAdditionResource create(@RequestBody Proposal proposal) throws RuleViolation {
        RequestId id = process.start(caller.get().mail(), proposal.request());
        return get(id.value());
    }

    /** The direct additions that the caller answers for, page by page, the newest first unless ordered otherwise. */
    @GetMapping
    @Requires(Permission.USER_INVITE_ALL)
    Map<String, Object> list(@Queryable(AdditionModels.SET) Query query) throws RuleViolation {
        Found<DirectAddition> found = lists.list(query.list(), caller.get());
        return answers.page(query, found, resources.of(found.items()));
    }

    /** One direct addition, with the evidence, the decision and what became of each person. */
    @GetMapping("/{id}")
    @Requires(Permission.USER_INVITE_ALL)
    DirectAdditionResource get(@PathVariable UUID id) throws RuleViolation {
        DirectAddition addition = additions.get(new RequestId(id), caller.get());
        return resources.of(List.of(addition)).apply(addition);
    }

    /**
     * What is asked for.
     *
     * @param partner a domain of the partner
     * @param users addresses
     * @param targetType {@code group} or {@code application}
     * @param targetId the target's id or handle
     * @param accessEndDate ISO 8601 date; null for the usual end
     * @param justification why, for approvers; may be null
     */
    record Proposal(
            String partner,
            List<String> users,
            String targetType,
            String targetId,
            String accessEndDate,
            String justification) {

        DirectAdditionRequest request() {
            return new DirectAdditionRequest(
                    Optional.ofNullable(partner).orElse(""),
                    users == null ? "" : String.join("\n", users),
                    Optional.ofNullable(targetType).orElse(""),
                    Optional.ofNullable(targetId),
                    Optional.ofNullable(accessEndDate),
                    Optional.ofNullable(justification));
        }
    }
}
