/** What waits for the viewer's decision; deciding is Tasklist's. */
package org.guestflow.panel.approvals;
