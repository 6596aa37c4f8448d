/** Partners' directories that are realms of Keycloak, asked with the inviter's own token. */
package org.guestflow.partner.keycloak;
