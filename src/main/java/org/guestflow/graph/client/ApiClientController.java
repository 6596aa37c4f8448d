package org.guestflow.graph.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guestflow.directory.Targets;
import org.guestflow.directory.User;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.StrictJson;
import org.guestflow.identity.ApiClient;
import org.guestflow.identity.ApiClients;
import org.guestflow.shared.BaseUrl;
import org.guestflow.shared.RuleViolation;
import org.guestflow.shared.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The programs that may call the API as themselves, for administrators. */
@RestController
@RequestMapping(ApiClientController.PATH)
class ApiClientController {

    static final String PATH = "/v1.0/apiClients";

    private final ApiClients clients;
    private final Targets targets;
    private final BaseUrl baseUrl;
    private final Caller caller;

    ApiClientController(ApiClients clients, Targets targets, BaseUrl baseUrl, Caller caller) {
        this.clients = clients;
        this.targets = targets;
        this.baseUrl = baseUrl;
        this.caller = caller;
    }

    /** All clients, ordered by client id. */
    @GetMapping
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    Map<String, List<ApiClientResource>> list() throws RuleViolation {
        caller.administrator();
        return Map.of(
                "value", clients.list().stream().map(ApiClientResource::of).toList());
    }

    /** One client. */
    @GetMapping("/{id}")
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    ApiClientResource get(@PathVariable UUID id) throws RuleViolation {
        caller.administrator();
        return ApiClientResource.of(find(id));
    }

    /** Records a client and what it may bring people to. */
    @PostMapping
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    @Described(status = 201)
    ResponseEntity<ApiClientResource> add(@Described(ApiClientProposal.class) @RequestBody JsonNode sent)
            throws RuleViolation {
        User administrator = caller.administrator();
        ApiClient client = StrictJson.read(sent, ApiClientProposal.class).create(targets);
        clients.add(client, administrator.id());
        return ResponseEntity.created(URI.create(baseUrl.link(PATH + "/" + client.id())))
                .body(ApiClientResource.of(client));
    }

    /** Changes what is sent of a client and leaves the rest. */
    @PatchMapping("/{id}")
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    ApiClientResource change(@PathVariable UUID id, @Described(ApiClientProposal.class) @RequestBody JsonNode sent)
            throws RuleViolation {
        User administrator = caller.administrator();
        ApiClient changed = StrictJson.read(sent, ApiClientProposal.class).change(find(id), targets);
        clients.change(changed, administrator.id());
        return ApiClientResource.of(changed);
    }

    /** Forgets a client: its tokens are worth nothing from now on. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.DIRECTORY_READ_WRITE_ALL)
    void remove(@PathVariable UUID id) throws RuleViolation {
        clients.remove(new UserId(id), caller.administrator().id());
    }

    private ApiClient find(UUID id) throws RuleViolation {
        return clients.find(new UserId(id)).orElseThrow(ApiClients::unknown);
    }
}
