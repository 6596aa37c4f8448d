/** Invitations in Graph's dialect: asking for them, looking after them. */
package org.guestflow.graph.invitation;
