/** The programs that may call the API as themselves, in Graph's dialect. */
package org.guestflow.graph.client;
