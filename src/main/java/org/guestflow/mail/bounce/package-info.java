/**
 * The mailbox to which other servers return what they could not deliver: delivery status notifications (RFC 3464), read over IMAP. The contents come from anybody; whether they are to be
 * believed is for the reader to judge.
 */
package org.guestflow.mail.bounce;
