/** Policy in Graph's dialect: the tenant's settings, and trying requests and decision tables before they are made. */
package org.guestflow.graph.policy;
