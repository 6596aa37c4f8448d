/** Bearer tokens of the API: which are believed, and who calls with one. */
package org.guestflow.identity.token;
