/** Policy in Graph's dialect: the tenant's settings. */
package org.guestflow.graph.policy;
