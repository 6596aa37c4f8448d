package org.guestflow.graph.deleteditem;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.guestflow.directory.DeletedUser;
import org.guestflow.directory.User;
import org.guestflow.graph.query.EntityModel;
import org.guestflow.graph.query.Property.Kind;
import org.guestflow.shared.UserId;

/**
 * A deleted user as Microsoft Graph's clients read it.
 *
 * @param type {@code #microsoft.graph.user}
 * @param id the user's id
 * @param displayName the name
 * @param mail the address
 * @param userPrincipalName the principal name
 * @param userType {@code Member} or {@code Guest}
 * @param createdDateTime since when the directory had the account
 * @param deletedDateTime when it was deleted
 * @param deletedBy the id of the administrator who deleted it; absent where time had come
 * @param restorableUntilDateTime until when it can be restored
 */
record DeletedUserResource(
        @JsonProperty("@odata.type") String type,
        String id,
        String displayName,
        String mail,
        String userPrincipalName,
        String userType,
        Instant createdDateTime,
        Instant deletedDateTime,
        String deletedBy,
        Instant restorableUntilDateTime) {

    /** The name of all deleted users. */
    static final String SET = "deletedItems";

    static final EntityModel MODEL = EntityModel.of(SET, "deletedUser", DeletedUserResource.class)
            .with(Kind.TEXT, "id", "displayName", "mail", "userPrincipalName", "userType", "deletedBy")
            .with(Kind.MOMENT, "createdDateTime", "deletedDateTime", "restorableUntilDateTime")
            .searchedIn("displayName", "mail", "userPrincipalName");

    static DeletedUserResource of(DeletedUser deleted) {
        User user = deleted.account().user();
        return new DeletedUserResource(
                "#microsoft.graph.user",
                user.id().toString(),
                user.displayName(),
                user.mail().toString(),
                user.userPrincipalName(),
                user.isGuest() ? "Guest" : "Member",
                deleted.account().createdAt(),
                deleted.deletedAt(),
                deleted.deletedBy().map(UserId::toString).orElse(null),
                deleted.restorableUntil());
    }
}
