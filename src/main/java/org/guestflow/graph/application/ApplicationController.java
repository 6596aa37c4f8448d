package org.guestflow.graph.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.DirectoryLists;
import org.guestflow.directory.Target;
import org.guestflow.graph.membership.Memberships;
import org.guestflow.graph.query.Answers;
import org.guestflow.graph.query.Query;
import org.guestflow.graph.query.Queryable;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Reference;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.Viewpoints;
import org.guestflow.graph.user.UserResource;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Applications and their owners: read by whoever sees them, owners changed by owners and administrators. */
@RestController
@RequestMapping({"/v1.0/servicePrincipals", "/v1.0/applications"})
class ApplicationController {

    private final DirectoryLists lists;
    private final ApplicationNames names;
    private final Memberships memberships;
    private final Viewpoints viewpoints;
    private final Answers answers;
    private final Caller caller;

    ApplicationController(
            DirectoryLists lists,
            ApplicationNames names,
            Memberships memberships,
            Viewpoints viewpoints,
            Answers answers,
            Caller caller) {
        this.lists = lists;
        this.names = names;
        this.memberships = memberships;
        this.viewpoints = viewpoints;
        this.answers = answers;
        this.caller = caller;
    }

    /** Applications, page by page. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping
    Map<String, Object> list(@Queryable(ApplicationResource.SET) Query query) throws RuleViolation {
        return answers.page(query, lists.applications(query.list(), viewpoints.get()), ApplicationResource::of);
    }

    /** How many applications there are. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/$count")
    ResponseEntity<String> count(@Queryable(ApplicationResource.SET) Query query) throws RuleViolation {
        return Answers.count(lists.applications(query.list().countedOnly(), viewpoints.get()));
    }

    /** One application, by id or handle. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/{name}")
    ObjectNode get(@PathVariable String name, @Queryable(value = ApplicationResource.SET, several = false) Query query)
            throws RuleViolation {
        return answers.one(query, ApplicationResource.of(names.find(name, viewpoints.get())));
    }

    /** The owners, page by page. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/{name}/owners")
    Map<String, Object> owners(@PathVariable String name, @Queryable(UserResource.SET) Query query)
            throws RuleViolation {
        return answers.page(query, lists.owners(target(name), query.list(), viewpoints.get()), UserResource::of);
    }

    /** Makes a member of the organisation an owner. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @PostMapping("/{name}/owners/$ref")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addOwner(@PathVariable String name, @RequestBody Reference reference) throws RuleViolation {
        memberships.addOwner(target(name), reference.id(), caller.get());
    }

    /** Makes an owner one no more. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @DeleteMapping("/{name}/owners/{owner}/$ref")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeOwner(@PathVariable String name, @PathVariable UUID owner) throws RuleViolation {
        memberships.removeOwner(target(name), owner, caller.get());
    }

    private Target target(String name) throws RuleViolation {
        return Target.application(
                names.find(name, viewpoints.get()).application().id());
    }
}
