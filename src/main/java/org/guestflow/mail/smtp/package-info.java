/** The mail server as mail sees it: one message to one recipient, within a deadline, and what the server answered. */
package org.guestflow.mail.smtp;
