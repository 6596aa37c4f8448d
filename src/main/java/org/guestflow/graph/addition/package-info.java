/** Direct additions, which Graph does not have, in its dialect. */
package org.guestflow.graph.addition;
