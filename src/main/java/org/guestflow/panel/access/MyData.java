package org.guestflow.panel.access;

import java.time.Instant;
import java.util.List;
import org.guestflow.identity.IdentityLink;
import org.guestflow.redemption.Consent;

/**
 * What is stored about a person and is of a size that fits on a page; the lists that grow are apart (see {@link MyLists}).
 *
 * @param id the account's id
 * @param displayName the name that others see
 * @param mail the address
 * @param userPrincipalName the account's name
 * @param userType {@code Guest} or {@code Member}
 * @param roles directory roles
 * @param preferredLanguage BCP 47 tag; null where none is known
 * @param externalUserStateChangeDateTime since when a guest's account is as it is; null for members
 * @param invitedBy who brought a guest in; null for members
 * @param sponsors who answers for a guest
 * @param lastSignInDateTime when the person last signed in; null where that is not known
 * @param identity at which provider the account is used, and since when; null for an account that is used by password or code
 * @param consents what the person has consented to
 * @param access what the person has access to
 */
public record MyData(
        String id,
        String displayName,
        String mail,
        String userPrincipalName,
        String userType,
        List<String> roles,
        String preferredLanguage,
        Instant externalUserStateChangeDateTime,
        String invitedBy,
        List<String> sponsors,
        Instant lastSignInDateTime,
        IdentityLink identity,
        List<Consent> consents,
        List<AccessItem> access) {}
