package org.guestflow.partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.guestflow.shared.OrganisationId;
import org.guestflow.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens that users got from their own organisations, so that these answer as they would answer the user. No token outlives its end or a sign-out. */
@Service
@Transactional
public class DelegatedTokens {

    /** A token that ends while it is under way is no use. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final JdbcDelegatedTokens tokens;
    private final TokenSeal seal;
    private final Clock clock;

    DelegatedTokens(JdbcDelegatedTokens tokens, TokenSeal seal, Clock clock) {
        this.tokens = tokens;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Keeps a token in place of the one before.
     *
     * @param user whose it is; whoever calls has made sure that the partner gave it to this very person
     * @param partner which partner gave it
     * @param token the bearer token
     * @param expiresAt when it ends
     */
    public void keep(UserId user, OrganisationId partner, String token, Instant expiresAt) {
        tokens.deleteExpired(clock.instant());
        tokens.save(user, partner, seal.seal(user, partner, token), expiresAt);
    }

    /**
     * Gives a user's token.
     *
     * @param user whose
     * @param partner of which partner
     * @return the token, or empty where there is none that is still good
     */
    @Transactional(readOnly = true)
    public Optional<String> find(UserId user, OrganisationId partner) {
        return tokens.find(user, partner, clock.instant().plus(MARGIN))
                .flatMap(bytes -> seal.open(user, partner, bytes));
    }

    /**
     * Forgets all of a user's tokens.
     *
     * @param user who has signed out
     */
    public void forget(UserId user) {
        tokens.delete(user);
    }
}
