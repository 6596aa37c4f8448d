/** Partners' directories over LDAP v3 (RFC 4511). */
package org.guestflow.partner.ldap;
