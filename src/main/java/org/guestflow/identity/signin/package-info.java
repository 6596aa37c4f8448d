/** Checks passwords against the directory and slows down whoever guesses them. */
package org.guestflow.identity.signin;
