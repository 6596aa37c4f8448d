package org.guestflow.graph.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.guestflow.directory.CreationType;
import org.guestflow.directory.ExternalUserState;
import org.guestflow.directory.User;
import org.guestflow.directory.UserDetails;
import org.guestflow.graph.query.EntityModel;
import org.guestflow.graph.query.Property.Kind;
import org.guestflow.graph.request.Etag;

/**
 * A user as Microsoft Graph's clients read it.
 *
 * @param type {@code #microsoft.graph.user}
 * @param etag the state's entity tag
 * @param id the user's id
 * @param displayName the name
 * @param mail the address
 * @param userPrincipalName the principal name
 * @param userType {@code Member} or {@code Guest}
 * @param creationType how a guest's account came about
 * @param externalUserState {@code PendingAcceptance} or {@code Accepted}
 * @param externalUserStateChangeDateTime since when
 * @param accountEnabled whether the person may sign in
 * @param preferredLanguage a BCP 47 tag
 * @param createdDateTime since when the directory has the account
 * @param sponsors who answers for a guest; only where it is expanded
 */
public record UserResource(
        @JsonProperty("@odata.type") String type,
        @JsonProperty("@odata.etag") String etag,
        String id,
        String displayName,
        String mail,
        String userPrincipalName,
        String userType,
        String creationType,
        String externalUserState,
        Instant externalUserStateChangeDateTime,
        boolean accountEnabled,
        String preferredLanguage,
        Instant createdDateTime,
        List<SponsorResource> sponsors) {

    /** The name of all users. */
    public static final String SET = "users";

    static final EntityModel MODEL = EntityModel.of(SET, "user", UserResource.class)
            .with(
                    Kind.TEXT,
                    "id",
                    "displayName",
                    "mail",
                    "userPrincipalName",
                    "userType",
                    "creationType",
                    "externalUserState",
                    "preferredLanguage")
            .with(Kind.FLAG, "accountEnabled")
            .with(Kind.MOMENT, "externalUserStateChangeDateTime", "createdDateTime")
            .with(Kind.NAVIGATION, "sponsors")
            .searchedIn("displayName", "mail", "userPrincipalName");

    /**
     * Writes a user.
     *
     * @param details the user
     * @return the resource, without sponsors
     */
    public static UserResource of(UserDetails details) {
        UserResource untagged = untagged(details);
        return untagged.tagged(Etag.of(untagged).value());
    }

    private static UserResource untagged(UserDetails details) {
        User user = details.user();
        return new UserResource(
                "#microsoft.graph.user",
                null,
                user.id().toString(),
                user.displayName(),
                user.mail().toString(),
                user.userPrincipalName(),
                user.isGuest() ? "Guest" : "Member",
                details.creationType().map(CreationType::word).orElse(null),
                user.externalUserState().map(UserResource::word).orElse(null),
                user.externalUserStateChangedAt().orElse(null),
                user.accountEnabled(),
                user.preferredLanguage().orElse(null),
                details.createdAt(),
                null);
    }

    private static String word(ExternalUserState state) {
        return switch (state) {
            case PENDING_ACCEPTANCE -> "PendingAcceptance";
            case ACCEPTED -> "Accepted";
        };
    }

    private UserResource tagged(String tag) {
        return with(tag, sponsors);
    }

    UserResource with(List<SponsorResource> answering) {
        return with(etag, answering);
    }

    private UserResource with(String tag, List<SponsorResource> answering) {
        return new UserResource(
                type,
                tag,
                id,
                displayName,
                mail,
                userPrincipalName,
                userType,
                creationType,
                externalUserState,
                externalUserStateChangeDateTime,
                accountEnabled,
                preferredLanguage,
                createdDateTime,
                answering);
    }
}
