/**
 * The description of the API (OpenAPI 3.1), generated from its operations, and the page to read it and try it on. An operation needs nothing but its annotations, its Javadoc and an example to be in it.
 */
package org.guestflow.graph.description;
