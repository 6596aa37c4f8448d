/** Several requests in one (JSON batching of Microsoft Graph): each is answered as if it had come alone. */
package org.guestflow.graph.batch;
