package org.guestflow.graph.partner;

import java.time.Duration;
import org.guestflow.directory.User;
import org.guestflow.graph.request.Caller;
import org.guestflow.graph.request.Permission;
import org.guestflow.graph.request.Requires;
import org.guestflow.partner.DelegatedTokens;
import org.guestflow.partner.Partners;
import org.guestflow.partner.TokenHandover;
import org.guestflow.shared.DomainName;
import org.guestflow.shared.RuleViolation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hands over the caller's own token for his organisation's directory, where that answers to its own people only (Keycloak, Microsoft Graph). */
@RestController
@RequestMapping("/v1.0/me/partnerTokens")
class PartnerTokenController {

    private static final Duration USUAL = Duration.ofMinutes(5);

    private final Partners partners;
    private final TokenHandover handover;
    private final DelegatedTokens tokens;
    private final Caller caller;

    PartnerTokenController(Partners partners, TokenHandover handover, DelegatedTokens tokens, Caller caller) {
        this.partners = partners;
        this.handover = handover;
        this.tokens = tokens;
        this.caller = caller;
    }

    /** Keeps a token in place of the one before, until it ends or its owner signs out. */
    @PutMapping("/{domain}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.USER_INVITE_ALL)
    void put(@PathVariable String domain, @RequestBody Token token) throws RuleViolation {
        User user = caller.get();
        if (token.accessToken() == null || !token.accessToken().matches("[A-Za-z0-9._~+/=-]{1,8192}")) {
            throw new RuleViolation(
                    "TokenMalformed",
                    RuleViolation.Kind.INVALID,
                    "This is no bearer token (RFC 6750).",
                    "Send the access token as the partner gave it.");
        }
        Duration lifetime = token.expiresIn() == null ? USUAL : Duration.ofSeconds(Math.max(0, token.expiresIn()));
        handover.handOver(
                user,
                DomainName.parse(domain)
                        .flatMap(partners::find)
                        .orElseThrow(() -> new RuleViolation(
                                "UnknownPartner",
                                RuleViolation.Kind.NOT_FOUND,
                                "No partner organisation is recorded with this domain.",
                                "Name one of the partner's domains.")),
                token.accessToken(),
                lifetime);
    }

    /** Forgets all of the caller's tokens. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.USER_INVITE_ALL)
    void delete() throws RuleViolation {
        tokens.forget(caller.get().id());
    }

    /**
     * An access token, with the names of RFC 6749, section 5.1, in Graph's spelling.
     *
     * @param accessToken the bearer token
     * @param expiresIn for how many seconds it holds; five minutes where null
     */
    record Token(String accessToken, Integer expiresIn) {}
}
