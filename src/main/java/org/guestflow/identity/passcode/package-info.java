/** Sign-in by a one-time passcode that is mailed to the account's address (behaviour.md section 4.2). */
package org.guestflow.identity.passcode;
