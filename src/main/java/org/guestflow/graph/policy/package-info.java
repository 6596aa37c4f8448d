/** Policy in Graph's dialect: trying requests, and decision tables, before they are made. */
package org.guestflow.graph.policy;
