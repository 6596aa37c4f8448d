/** The viewer's own second factors and password. */
package org.guestflow.panel.security;
