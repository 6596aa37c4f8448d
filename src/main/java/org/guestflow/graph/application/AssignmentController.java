package org.guestflow.graph.application;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.directory.Assignment;
import org.guestflow.directory.DirectoryLists;
import org.guestflow.directory.Target;
import org.guestflow.graph.membership.Memberships;
import org.guestflow.graph.query.Answers;
import org.guestflow.graph.query.Query;
import org.guestflow.graph.query.Queryable;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.Viewpoints;
import org.guestflow.graph.user.UserNames;
import org.guestflow.query.ListQuery;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may use which application: read by whoever sees it, changed by owners and administrators. */
@RestController
@RequestMapping("/v1.0")
class AssignmentController {

    private final DirectoryLists lists;
    private final ApplicationNames names;
    private final UserNames users;
    private final Memberships memberships;
    private final Viewpoints viewpoints;
    private final Answers answers;
    private final Caller caller;

    AssignmentController(
            DirectoryLists lists,
            ApplicationNames names,
            UserNames users,
            Memberships memberships,
            Viewpoints viewpoints,
            Answers answers,
            Caller caller) {
        this.lists = lists;
        this.names = names;
        this.users = users;
        this.memberships = memberships;
        this.viewpoints = viewpoints;
        this.answers = answers;
        this.caller = caller;
    }

    /**
     * What is sent to let somebody use an application.
     *
     * @param principalId the user's id
     * @param resourceId the application's id
     * @param appRoleId zeros; may be absent
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record NewAssignment(
            @Nullable UUID principalId,
            @Nullable UUID resourceId,
            @Nullable UUID appRoleId) {}

    /** Who may use an application, page by page. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/servicePrincipals/{name}/appRoleAssignedTo")
    Map<String, Object> of(@PathVariable String name, @Queryable(AssignmentResource.SET) Query query)
            throws RuleViolation {
        return answers.page(
                query,
                lists.assignments(Optional.of(id(name)), Optional.empty(), query.list(), viewpoints.get()),
                AssignmentResource::of);
    }

    /** What the caller may use, page by page. */
    @Requires(Permission.USER_READ)
    @GetMapping("/me/appRoleAssignments")
    Map<String, Object> mine(@Queryable(AssignmentResource.SET) Query query) throws RuleViolation {
        return ofUser(caller.get().id(), query);
    }

    /** What somebody may use, page by page. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/users/{name}/appRoleAssignments")
    Map<String, Object> ofUser(@PathVariable String name, @Queryable(AssignmentResource.SET) Query query)
            throws RuleViolation {
        return ofUser(users.find(name, viewpoints.get()).user().id(), query);
    }

    private Map<String, Object> ofUser(UserId user, Query query) throws RuleViolation {
        return answers.page(
                query,
                lists.assignments(Optional.empty(), Optional.of(user), query.list(), viewpoints.get()),
                AssignmentResource::of);
    }

    /** Lets a user use an application: a member of the organisation at once, a guest as policy says. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @Described(
            value = AssignmentResource.class,
            status = {201, 202})
    @PostMapping("/servicePrincipals/{name}/appRoleAssignedTo")
    ResponseEntity<ObjectNode> add(@PathVariable String name, @RequestBody NewAssignment sent) throws RuleViolation {
        UUID application = id(name);
        if (sent.principalId() == null || !application.equals(sent.resourceId()) || !isOnlyRole(sent.appRoleId())) {
            throw new RuleViolation(
                    "AssignmentInvalid",
                    RuleViolation.Kind.INVALID,
                    "principalId names a user, resourceId the application of the path, and appRoleId is all zeros.",
                    "Correct it and send it again.");
        }
        ResponseEntity<Void> added = memberships.add(Target.application(application), sent.principalId(), caller.get());
        if (added.getStatusCode() == HttpStatus.ACCEPTED) {
            return ResponseEntity.accepted().headers(added.getHeaders()).build();
        }
        Assignment assignment = lists.assignments(
                        Optional.of(application),
                        Optional.of(new UserId(sent.principalId())),
                        ListQuery.first(1),
                        viewpoints.get())
                .items()
                .get(0);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(answers.one(AssignmentResource.SET, AssignmentResource.of(assignment)));
    }

    private static boolean isOnlyRole(@Nullable UUID role) {
        return role == null || role.equals(AssignmentResource.ONLY_ROLE);
    }

    /** Ends that a user may use an application. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @DeleteMapping("/servicePrincipals/{name}/appRoleAssignedTo/{assignment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name, @PathVariable String assignment) throws RuleViolation {
        UUID application = id(name);
        AssignmentResource.Id id = AssignmentResource.Id.parse(assignment);
        if (!id.application().equals(application)) {
            throw new RuleViolation(
                    "UnknownAssignment",
                    RuleViolation.Kind.NOT_FOUND,
                    "There is no such assignment to this application.",
                    "Name one of the application's list.");
        }
        memberships.remove(Target.application(application), id.user(), caller.get());
    }

    private UUID id(String name) throws RuleViolation {
        return names.find(name, viewpoints.get()).application().id();
    }
}
