/** Partners' directories that speak Microsoft Graph, asked with the inviter's own token. */
package org.guestflow.partner.graph;
