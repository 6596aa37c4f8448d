/** The first start: somebody has to be the administrator. */
package org.guestflow.identity.setup;
