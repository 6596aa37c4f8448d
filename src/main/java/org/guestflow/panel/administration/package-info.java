/** Administration: guests, all requests, settings, policy, partners and the audit trail. Only for administrators, see the web security of {@code identity}. */
package org.guestflow.panel.administration;
