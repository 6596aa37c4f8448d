package org.guestflow.graph.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.guestflow.audit.AuditEntry;
import org.guestflow.audit.AuditLog;
import org.guestflow.directory.Users;
import org.guestflow.graph.audit.DirectoryAuditResource.ModifiedProperty;
import org.guestflow.graph.query.Answers;
import org.guestflow.graph.query.Query;
import org.guestflow.graph.query.Queryable;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.query.Condition;
import org.guestflow.query.Found;
import org.guestflow.query.ListQuery;
import org.guestflow.shared.RuleViolation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, for administrators. */
@RestController
@RequestMapping("/v1.0/auditLogs/directoryAudits")
class DirectoryAuditController {

    private final AuditLog log;
    private final Users users;
    private final ObjectMapper json;
    private final Answers answers;
    private final Caller caller;

    DirectoryAuditController(AuditLog log, Users users, ObjectMapper json, Answers answers, Caller caller) {
        this.log = log;
        this.users = users;
        this.json = json;
        this.answers = answers;
        this.caller = caller;
    }

    /** Events, newest first unless ordered otherwise. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @GetMapping
    Map<String, Object> list(@Queryable(DirectoryAuditResource.SET) Query query) throws RuleViolation {
        caller.administrator();
        Found<AuditEntry> found = log.list(query.list());
        AuditedPeople people = AuditedPeople.of(found.items(), users);
        return answers.page(query, found, entry -> resource(entry, people));
    }

    /** One event. */
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @GetMapping("/{id}")
    ObjectNode get(@PathVariable String id, @Queryable(value = DirectoryAuditResource.SET, several = false) Query query)
            throws RuleViolation {
        caller.administrator();
        List<AuditEntry> found =
                log.list(ListQuery.first(1).and(Condition.equal("id", id))).items();
        if (found.isEmpty()) {
            throw new RuleViolation(
                    "UnknownEvent", RuleViolation.Kind.NOT_FOUND, "There is no such event.", "Name one of the list.");
        }
        return answers.one(query, resource(found.get(0), AuditedPeople.of(found, users)));
    }

    private DirectoryAuditResource resource(AuditEntry entry, AuditedPeople people) {
        JsonNode before = read(entry.oldValue());
        JsonNode after = read(entry.newValue());
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return DirectoryAuditResource.of(
                entry,
                people,
                names.stream()
                        .map(name -> new ModifiedProperty(name, text(before.get(name)), text(after.get(name))))
                        .toList());
    }

    private static String text(JsonNode value) {
        return value == null ? null : value.toString();
    }

    private JsonNode read(Optional<String> value) {
        try {
            return value.isPresent() ? json.readTree(value.get()) : json.createObjectNode();
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("the trail holds JSON", notJson);
        }
    }
}
