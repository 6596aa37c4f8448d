package org.guestflow.identity.openid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.guestflow.directory.User;
import org.guestflow.partner.Connection;
import org.guestflow.partner.DelegatedTokens;
import org.guestflow.partner.Partner;
import org.guestflow.partner.Partners;
import org.guestflow.shared.OrganisationId;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;

/** Keeps the token that came with a sign-in where the partner's directory is asked with its users' own tokens (behaviour.md section 5). */
@Service
public class DelegatedSignIn {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Partners partners;
    private final DelegatedTokens tokens;
    private final Clock clock;

    DelegatedSignIn(Partners partners, DelegatedTokens tokens, Clock clock) {
        this.partners = partners;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Keeps a token until it ends, an hour at most, or until its owner signs out. Does nothing where the partner's directory is not asked so.
     *
     * @param user who has just signed in at the partner
     * @param partner the partner
     * @param token the bearer token that the partner gave for him
     * @param expiresAt when it ends; null where the partner does not say
     */
    public void keep(User user, OrganisationId partner, String token, @Nullable Instant expiresAt) {
        boolean asked = partners.find(partner)
                .flatMap(Partner::connection)
                .filter(Connection::usesDelegatedTokens)
                .isPresent();
        if (asked) {
            Instant longest = clock.instant().plus(LONGEST);
            tokens.keep(
                    user.id(), partner, token, expiresAt == null || expiresAt.isAfter(longest) ? longest : expiresAt);
        }
    }
}
