package org.guestflow.graph.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Described;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.graph.request.StrictJson;
import org.guestflow.shared.RuleViolation;
import org.guestflow.subscription.Subscriptions;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions for their owners and for administrators. Whoever may invite may subscribe; what he is told of is decided besides, with each notification. */
@RestController
@RequestMapping("/v1.0/subscriptions")
class SubscriptionController {

    private final Subscriptions subscriptions;
    private final Caller caller;

    SubscriptionController(Subscriptions subscriptions, Caller caller) {
        this.subscriptions = subscriptions;
        this.caller = caller;
    }

    /** Makes a subscription, after the receiver at its notification URL has answered the validation. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.USER_INVITE_ALL)
    SubscriptionResource create(@Described(SubscriptionRequest.class) @RequestBody JsonNode sent) throws RuleViolation {
        SubscriptionRequest request = StrictJson.read(sent, SubscriptionRequest.class);
        return SubscriptionResource.of(subscriptions.create(caller.get(), request.subscription()));
    }

    /** The caller's subscriptions; everybody's for an administrator. */
    @GetMapping
    @Requires(Permission.USER_INVITE_ALL)
    Map<String, List<SubscriptionResource>> list() throws RuleViolation {
        return Map.of(
                "value",
                subscriptions.list(caller.get()).stream()
                        .map(SubscriptionResource::of)
                        .toList());
    }

    /** One subscription. */
    @GetMapping("/{id}")
    @Requires(Permission.USER_INVITE_ALL)
    SubscriptionResource get(@PathVariable UUID id) throws RuleViolation {
        return SubscriptionResource.of(subscriptions.get(id, caller.get()));
    }

    /** Renews a subscription: its end is all that can be changed. */
    @PatchMapping("/{id}")
    @Requires(Permission.USER_INVITE_ALL)
    SubscriptionResource renew(@PathVariable UUID id, @Described(Renewal.class) @RequestBody JsonNode sent)
            throws RuleViolation {
        Renewal renewal = StrictJson.read(sent, Renewal.class);
        return SubscriptionResource.of(
                subscriptions.renew(id, Optional.ofNullable(renewal.expirationDateTime()), caller.get()));
    }

    /** Ends a subscription. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.USER_INVITE_ALL)
    void delete(@PathVariable UUID id) throws RuleViolation {
        subscriptions.delete(id, caller.get());
    }

    /**
     * A subscription's new end.
     *
     * @param odataType as Graph's own clients send it; not looked at
     * @param expirationDateTime until when from now on, ISO 8601
     */
    record Renewal(@JsonProperty("@odata.type") String odataType, String expirationDateTime) {}
}
