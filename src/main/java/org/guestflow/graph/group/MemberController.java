package org.guestflow.graph.group;

import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.DirectoryLists;
import org.guestflow.directory.Target;
import org.guestflow.graph.membership.Memberships;
import org.guestflow.graph.query.Answers;
import org.guestflow.graph.query.Query;
import org.guestflow.graph.query.Queryable;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
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

/** The members and owners of a group: read by whoever sees it, changed by owners and administrators. */
@RestController
@RequestMapping("/v1.0/groups/{name}")
class MemberController {

    private final DirectoryLists lists;
    private final GroupNames names;
    private final Memberships memberships;
    private final Viewpoints viewpoints;
    private final Answers answers;
    private final Caller caller;

    MemberController(
            DirectoryLists lists,
            GroupNames names,
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

    /** The members, page by page. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/members")
    Map<String, Object> members(@PathVariable String name, @Queryable(UserResource.SET) Query query)
            throws RuleViolation {
        return answers.page(query, lists.members(id(name), query.list(), viewpoints.get()), UserResource::of);
    }

    /** How many members there are. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/members/$count")
    ResponseEntity<String> count(@PathVariable String name, @Queryable(UserResource.SET) Query query)
            throws RuleViolation {
        return Answers.count(lists.members(id(name), query.list().countedOnly(), viewpoints.get()));
    }

    /** Adds a user: a member of the organisation at once, a guest as policy says. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @Described(status = {204, 202})
    @PostMapping("/members/$ref")
    ResponseEntity<Void> add(@PathVariable String name, @RequestBody Reference reference) throws RuleViolation {
        return memberships.add(target(name), reference.id(), caller.get());
    }

    /** Takes a user out. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @DeleteMapping("/members/{member}/$ref")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name, @PathVariable UUID member) throws RuleViolation {
        memberships.remove(target(name), member, caller.get());
    }

    /** The owners, page by page. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/owners")
    Map<String, Object> owners(@PathVariable String name, @Queryable(UserResource.SET) Query query)
            throws RuleViolation {
        return answers.page(query, lists.owners(target(name), query.list(), viewpoints.get()), UserResource::of);
    }

    /** Makes a member of the organisation an owner. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @PostMapping("/owners/$ref")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addOwner(@PathVariable String name, @RequestBody Reference reference) throws RuleViolation {
        memberships.addOwner(target(name), reference.id(), caller.get());
    }

    /** Makes an owner one no more. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @DeleteMapping("/owners/{owner}/$ref")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeOwner(@PathVariable String name, @PathVariable UUID owner) throws RuleViolation {
        memberships.removeOwner(target(name), owner, caller.get());
    }

    private UUID id(String name) throws RuleViolation {
        return names.find(name, viewpoints.get()).group().id();
    }

    private Target target(String name) throws RuleViolation {
        return Target.group(id(name));
    }
}
