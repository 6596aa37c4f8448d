/** Deleted users in Graph's dialect. */
package org.guestflow.graph.deleteditem;
