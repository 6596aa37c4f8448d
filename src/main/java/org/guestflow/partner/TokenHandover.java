package org.guestflow.partner;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.guestflow.directory.User;
import org.guestflow.shared.EmailAddress;
import org.guestflow.shared.RuleViolation;
import org.springframework.stereotype.Service;

/** Takes the token that a user got from his own organisation, once that organisation has said that it is his. */
@Service
public class TokenHandover {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final TokenOwner owners;
    private final DelegatedTokens tokens;
    private final Clock clock;

    TokenHandover(TokenOwner owners, DelegatedTokens tokens, Clock clock) {
        this.owners = owners;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Takes a token.
     *
     * @param user who hands it over
     * @param partner which partner gave it
     * @param token the bearer token
     * @param lifetime for how long it holds from now; an hour at most is believed
     * @throws RuleViolation {@code NoSignInProvider}, {@code PartnerUnreachable} or {@code TokenOfSomebodyElse}; nothing is kept then
     */
    public void handOver(User user, Partner partner, String token, Duration lifetime) throws RuleViolation {
        SignInProvider provider = partner.signIn()
                .orElseThrow(() -> refusal(
                        "NoSignInProvider",
                        RuleViolation.Kind.CONFLICT,
                        "The partner's record has no OpenID Connect provider that could say whose the token is.",
                        "An administrator can record one."));
        if (!owner(provider, token).equals(Optional.of(user.mail().key()))) {
            throw refusal(
                    "TokenOfSomebodyElse",
                    RuleViolation.Kind.FORBIDDEN,
                    "The partner's provider does not say that the token is the caller's, with a verified address.",
                    "Get a token at the partner as yourself, with the scopes openid and email.");
        }
        Duration believed = lifetime.compareTo(LONGEST) < 0 ? lifetime : LONGEST;
        tokens.keep(user.id(), partner.id(), token, clock.instant().plus(believed));
    }

    private Optional<String> owner(SignInProvider provider, String token) throws RuleViolation {
        try {
            return owners.verifiedMail(provider, token).map(EmailAddress::key);
        } catch (PartnerUnreachable e) {
            throw refusal(
                    "PartnerUnreachable",
                    RuleViolation.Kind.CONFLICT,
                    "The partner's provider could not be asked whose the token is: " + e.getMessage(),
                    "Try again later, or ask an administrator to test the partner's record.");
        }
    }

    private static RuleViolation refusal(String rule, RuleViolation.Kind kind, String message, String remedy) {
        return new RuleViolation(rule, kind, message, remedy);
    }
}
