package org.guestflow.partner;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a partner's directory is reached. A connection holds no secret: it names the setting below {@code guestflow.partner-secrets} that does. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LdapConnection.class, name = "ldap"),
    @JsonSubTypes.Type(value = ScimConnection.class, name = "scim"),
    @JsonSubTypes.Type(value = KeycloakConnection.class, name = "keycloak"),
    @JsonSubTypes.Type(value = GraphConnection.class, name = "graph")
})
public sealed interface Connection permits LdapConnection, ScimConnection, KeycloakConnection, GraphConnection {

    /**
     * Tells with whose rights the directory is asked.
     *
     * @return true where it is asked with the inviter's own token, false where Guestflow has an account of its own there
     */
    default boolean usesDelegatedTokens() {
        return this instanceof KeycloakConnection || this instanceof GraphConnection;
    }

    /**
     * Says over what the directory is asked, to whoever asks over it: nothing of the accounts, groups and settings that only administrators need.
     *
     * @return the interface and the server's address, for example {@code LDAP at ldaps://ldap.litware.com}
     */
    String description();
}
