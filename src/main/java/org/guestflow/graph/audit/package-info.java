/** The audit trail in Graph's dialect. */
package org.guestflow.graph.audit;
