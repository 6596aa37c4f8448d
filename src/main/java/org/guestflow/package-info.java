/** The application: starts it and makes the installation's settings known to its parts. */
package org.guestflow;
