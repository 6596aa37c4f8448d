/** Reviews of guests: those that wait for the viewer, and the page on which he answers. */
package org.guestflow.panel.reviews;
