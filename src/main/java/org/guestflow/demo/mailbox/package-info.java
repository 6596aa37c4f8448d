/** The demo's mailboxes in the browser. */
package org.guestflow.demo.mailbox;
