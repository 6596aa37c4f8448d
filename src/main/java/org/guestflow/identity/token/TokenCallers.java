package org.guestflow.identity.token;

import java.util.Set;
import java.util.TreeSet;
import org.guestflow.directory.User;
import org.guestflow.identity.ApiClients;
import org.guestflow.identity.IdentityLinks;
import org.guestflow.identity.IdentityRefused;
import org.guestflow.identity.KnownPermissions;
import org.guestflow.identity.ProvenIdentity;
import org.guestflow.identity.SignedInUser;
import org.guestflow.identity.TokenAuthentication;
import org.guestflow.identity.TokenGrant;
import org.guestflow.identity.factor.SecondFactorNeed;
import org.guestflow.identity.factor.SecondFactorNeeds;
import org.guestflow.identity.openid.MultiFactorClaims;
import org.guestflow.identity.openid.ProviderUnusable;
import org.guestflow.identity.openid.VerifiedMail;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Tells who calls with a token: a member of the host, on whose behalf a program calls with one of the API's permissions as scope; or a recorded program as itself, with permissions as roles.
 */
@Component
public class TokenCallers {

    private final AccessTokens tokens;
    private final IdentityLinks links;
    private final ApiClients clients;
    private final KnownPermissions known;
    private final ApiSettings settings;
    private final SecondFactorNeeds secondFactor;

    TokenCallers(
            AccessTokens tokens,
            IdentityLinks links,
            ApiClients clients,
            KnownPermissions known,
            ApiSettings settings,
            SecondFactorNeeds secondFactor) {
        this.tokens = tokens;
        this.links = links;
        this.clients = clients;
        this.known = known;
        this.settings = settings;
        this.secondFactor = secondFactor;
    }

    /**
     * Finds the caller.
     *
     * @param token the bearer token
     * @return who calls, and what the token lets him do
     * @throws InvalidBearerTokenException where the token is not believed
     * @throws SecondFactorMissing where its user needs a second factor that the token does not say of
     * @throws TokenRefused where its caller is not let through
     * @throws AuthenticationServiceException where the issuer cannot be asked
     */
    public Authentication caller(String token) {
        TokenClaims claims = new TokenClaims(verified(token));
        return claims.isOfApplication() ? application(claims) : user(claims);
    }

    private Jwt verified(String token) {
        try {
            return tokens.verify(token);
        } catch (BadJwtException notBelieved) {
            throw new InvalidBearerTokenException("The token is not believed", notBelieved);
        } catch (ProviderUnusable unreachable) {
            throw new AuthenticationServiceException("The issuer of tokens cannot be asked", unreachable);
        }
    }

    private Authentication application(TokenClaims claims) {
        String client = claims.client().orElseThrow(() -> unknownClient("(none)"));
        User account = clients.account(client).orElseThrow(() -> unknownClient(client));
        return authentication(account, new TokenGrant(true, client, claims.roles()));
    }

    private Authentication user(TokenClaims claims) {
        Set<String> scopes = claims.scopes();
        if (scopes.stream().noneMatch(known.names()::contains)) {
            throw new TokenRefused(
                    "InsufficientPermission",
                    "The token has none of the scopes of this API. Ask the issuer for one of "
                            + String.join(", ", new TreeSet<>(known.names())) + ".");
        }
        User member = member(claims.token());
        if (secondFactor.of(member) != SecondFactorNeed.NONE
                && !(settings.trustsMultiFactor()
                        && MultiFactorClaims.areIn(claims.token(), settings.multiFactorAcr()))) {
            throw new SecondFactorMissing();
        }
        return authentication(member, new TokenGrant(false, claims.client().orElse(""), scopes));
    }

    private User member(Jwt token) {
        ProvenIdentity identity = new ProvenIdentity(
                token.getClaimAsString("iss"),
                token.getSubject(),
                VerifiedMail.of(token).orElse(null));
        try {
            return recognise(identity);
        } catch (IdentityRefused refused) {
            throw switch (refused.reason()) {
                case ADDRESS_NOT_VERIFIED ->
                    new TokenRefused(
                            "AddressNotVerified",
                            "The token is the first one of its user and has no verified address (email and email_verified, or xms_edov). Let the issuer put it in, or sign in at the access panel once.");
                case NO_ACCOUNT ->
                    new TokenRefused(
                            "UnknownCaller",
                            "The token's user is no member of this directory who may sign in. Ask an administrator.");
                case OTHER_IDENTITY ->
                    new TokenRefused(
                            "OtherIdentity",
                            "The account of the token's user belongs to another identity. Ask an administrator to unlink it.");
            };
        }
    }

    /** Twice: of two first calls at the same moment one links the account, and the other finds that it is linked. */
    private User recognise(ProvenIdentity identity) throws IdentityRefused {
        try {
            return links.recognise(identity, User::isMember);
        } catch (IdentityRefused perhapsAtTheSameMoment) {
            if (perhapsAtTheSameMoment.reason() != IdentityRefused.Reason.OTHER_IDENTITY) {
                throw perhapsAtTheSameMoment;
            }
            return links.recognise(identity, User::isMember);
        }
    }

    private static Authentication authentication(User user, TokenGrant grant) {
        return new TokenAuthentication(new SignedInUser(user.id().value()), grant);
    }

    private static TokenRefused unknownClient(String client) {
        return new TokenRefused(
                "UnknownClient",
                "The client " + client
                        + " is not recorded as an API client. An administrator can record it: POST /v1.0/apiClients.");
    }
}
