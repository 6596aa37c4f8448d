/** The viewer's own second factors. */
package org.guestflow.panel.security;
