/** What all requests of the API have in common: who calls and with which permission, how a body is read, how a refusal is answered. */
package org.guestflow.graph.request;
