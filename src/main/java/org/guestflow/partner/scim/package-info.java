/** Partners' directories over SCIM 2.0 (RFC 7643, RFC 7644), asked with the credentials that the partner gave to the host. */
package org.guestflow.partner.scim;
