/** Bounded conversations with partners' web services: what SCIM, Keycloak and Microsoft Graph have in common. */
package org.guestflow.partner.web;
