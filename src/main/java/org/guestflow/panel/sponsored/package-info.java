/** The guests that the viewer answers for: until when they have what, and letting it last longer. */
package org.guestflow.panel.sponsored;
