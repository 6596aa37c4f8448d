/** The web side of identity: which request needs whom, sessions, headers, and the pages to sign in and out. */
package org.guestflow.identity.web;
