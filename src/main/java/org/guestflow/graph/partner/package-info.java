/** The partners' records and their users' own tokens, in Graph's dialect. */
package org.guestflow.graph.partner;
