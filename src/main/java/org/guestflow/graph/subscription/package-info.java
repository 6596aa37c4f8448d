/** Subscriptions to change notifications, as Graph has them. */
package org.guestflow.graph.subscription;
