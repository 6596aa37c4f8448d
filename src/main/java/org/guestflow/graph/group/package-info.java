/** Groups in Graph's dialect, with their members and owners. */
package org.guestflow.graph.group;
