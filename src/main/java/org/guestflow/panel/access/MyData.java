package org.guestflow.panel.access;

import java.time.Instant;
import java.util.List;

/**
 * What the directory stores about a person.
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
        List<AccessItem> access) {}
