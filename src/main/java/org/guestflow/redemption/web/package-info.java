/** The pages of a redemption, under {@code /redeem/{token}}: rendered on the server, usable without scripts; looking at one changes nothing. */
package org.guestflow.redemption.web;
