/** The page on which a recipient blocks further invitations, under {@code /block/{token}}: looking at it changes nothing. */
package org.guestflow.mail.web;
