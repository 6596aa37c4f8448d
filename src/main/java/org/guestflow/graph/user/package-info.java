/** Users in Graph's dialect. */
package org.guestflow.graph.user;
