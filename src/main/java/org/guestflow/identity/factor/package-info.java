/** Second factors of sign-in: authenticator apps and recovery codes, who needs one, how often a code may be tried. */
package org.guestflow.identity.factor;
