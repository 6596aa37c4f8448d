/** Who gets into groups and applications over the API, and who out: the same rules as everywhere, in Graph's forms. */
package org.guestflow.graph.membership;
