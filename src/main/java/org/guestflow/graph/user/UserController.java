package org.guestflow.graph.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guestflow.directory.AccountChanges;
import org.guestflow.directory.DirectoryLists;
import org.guestflow.directory.SponsorEntry;
import org.guestflow.directory.SponsorLists;
import org.guestflow.directory.User;
import org.guestflow.directory.UserDetails;
import org.guestflow.directory.Viewpoint;
import org.guestflow.graph.query.Answers;
import org.guestflow.graph.query.Query;
import org.guestflow.graph.query.Queryable;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
import org.guestflow.graph.request.Etag;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.StrictJson;
import org.guestflow.graph.request.Viewpoints;
import org.guestflow.query.Found;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Users: read by whoever sees them, changed by administrators. */
@RestController
@RequestMapping("/v1.0")
class UserController {

    private static final String SPONSORS = "sponsors";

    private final DirectoryLists lists;
    private final UserNames names;
    private final SponsorLists sponsors;
    private final AccountChanges changes;
    private final Viewpoints viewpoints;
    private final Answers answers;
    private final Caller caller;

    UserController(
            DirectoryLists lists,
            UserNames names,
            SponsorLists sponsors,
            AccountChanges changes,
            Viewpoints viewpoints,
            Answers answers,
            Caller caller) {
        this.lists = lists;
        this.names = names;
        this.sponsors = sponsors;
        this.changes = changes;
        this.viewpoints = viewpoints;
        this.answers = answers;
        this.caller = caller;
    }

    /** The caller's own account. */
    @Requires(Permission.USER_READ)
    @GetMapping("/me")
    ResponseEntity<ObjectNode> me(@Queryable(value = UserResource.SET, several = false) Query query)
            throws RuleViolation {
        Viewpoint viewpoint = viewpoints.get();
        return one(query, names.find(caller.get().id().toString(), viewpoint), viewpoint);
    }

    /** Users, page by page. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/users")
    Map<String, Object> list(@Queryable(UserResource.SET) Query query) throws RuleViolation {
        Viewpoint viewpoint = viewpoints.get();
        Found<UserDetails> found = lists.users(query.list(), viewpoint);
        Map<UserId, List<SponsorEntry>> answering = sponsors(query, found.items(), viewpoint);
        return answers.page(query, found, details -> resource(details, query, answering));
    }

    private static UserResource resource(UserDetails details, Query query, Map<UserId, List<SponsorEntry>> answering) {
        UserResource resource = UserResource.of(details);
        List<SponsorEntry> his = answering.getOrDefault(details.user().id(), List.of());
        return query.expands(SPONSORS)
                ? resource.with(his.stream().map(SponsorResource::of).toList())
                : resource;
    }

    private Map<UserId, List<SponsorEntry>> sponsors(Query query, List<UserDetails> page, Viewpoint viewpoint) {
        return query.expands(SPONSORS)
                ? sponsors.of(page.stream().map(details -> details.user().id()).toList(), viewpoint)
                : Map.of();
    }

    /** How many users there are. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/users/$count")
    ResponseEntity<String> count(@Queryable(UserResource.SET) Query query) throws RuleViolation {
        return Answers.count(lists.users(query.list().countedOnly(), viewpoints.get()));
    }

    /** One user, by id, user principal name or address. */
    @Requires(Permission.USER_READ_ALL)
    @GetMapping("/users/{name}")
    ResponseEntity<ObjectNode> get(
            @PathVariable String name, @Queryable(value = UserResource.SET, several = false) Query query)
            throws RuleViolation {
        Viewpoint viewpoint = viewpoints.get();
        return one(query, names.find(name, viewpoint), viewpoint);
    }

    private ResponseEntity<ObjectNode> one(Query query, UserDetails details, Viewpoint viewpoint) {
        UserResource resource = resource(details, query, sponsors(query, List.of(details), viewpoint));
        return ResponseEntity.ok().header(HttpHeaders.ETAG, resource.etag()).body(answers.one(query, resource));
    }

    /** Changes name, language, or whether the person may sign in; for administrators. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @PatchMapping("/users/{name}")
    ResponseEntity<Void> change(
            @PathVariable String name,
            @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @Described(UserPatch.class) @RequestBody JsonNode sent)
            throws RuleViolation {
        User administrator = caller.administrator();
        UserDetails found = names.find(name, viewpoints.get());
        changes.change(
                found.user().id(),
                StrictJson.read(sent, UserPatch.class).change(),
                details -> isSeen(details, ifMatch),
                administrator.id());
        return ResponseEntity.noContent().build();
    }

    /** Removes a guest with all access; for administrators. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @DeleteMapping("/users/{name}")
    ResponseEntity<Void> remove(
            @PathVariable String name, @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch)
            throws RuleViolation {
        User administrator = caller.administrator();
        UserDetails found = names.find(name, viewpoints.get());
        changes.remove(found.user().id(), details -> isSeen(details, ifMatch), administrator.id());
        return ResponseEntity.noContent().build();
    }

    private static boolean isSeen(UserDetails details, Optional<String> ifMatch) {
        return new Etag(UserResource.of(details).etag()).satisfies(ifMatch);
    }
}
